"""For the server that workers are forked from: importing this reads all models and lexicons, once for all workers."""

import gc
import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the business of the process that builds

from analytics.language import identify  # noqa: E402 - not before Ctrl-C is seen to
from analytics.pipeline import analyse  # noqa: E402
from analytics.records import LANGUAGES, Article  # noqa: E402

identify("Abc")  # the models of languages other than ours
for language in LANGUAGES:
    analyse(Article("", "ABC 5 %, 7 $. Abc Def – 2.", language=language))
gc.freeze()  # what was read stays: nobody need look through it for garbage, and its pages stay shared
