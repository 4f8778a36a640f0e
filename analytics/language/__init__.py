"""From an article to an annotated document: language, layout, sentences, tokens, lemmas."""

from analytics.language.annotate import annotate
from analytics.language.identify import identify
from analytics.language.lexicon import stopwords
from analytics.language.morphology import analyse_form
from analytics.language.normalise import fold, fold_word

__all__ = ["analyse_form", "annotate", "fold", "fold_word", "identify", "stopwords"]
