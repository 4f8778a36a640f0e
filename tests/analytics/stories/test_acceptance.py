"""Stories of outside collections, where the environment names their folder."""

from __future__ import annotations

import json
import os
from itertools import combinations
from pathlib import Path

from analytics.pipeline import analyse
from analytics.records import Article
from analytics.stories import link, signature

_FOLDER = os.environ.get("ELCHI_ACCEPTANCE")

if _FOLDER:

    def test_translated_features_are_linked() -> None:
        """121 features in four languages: at least .95 of F1 over pairs."""
        text = (Path(_FOLDER) / "corpora" / "ntrex.jsonl").read_text(encoding="utf-8")
        rows = [json.loads(line) for line in text.splitlines()]
        story = {row["id"]: row["story"] for row in rows}
        stories = link(signature(analyse(Article(row["id"], row["text"]))) for row in rows)
        linked = {pair for found in stories for pair in combinations(sorted(found.members), 2)}
        same = {pair for pair in combinations(sorted(story), 2) if story[pair[0]] == story[pair[1]]}
        assert 2 * len(linked & same) / (len(linked) + len(same)) >= 0.95

    def test_the_seeds_are_linked_as_they_should() -> None:
        pairs = json.loads((Path(_FOLDER) / "gold" / "seed_stories.json").read_text(encoding="utf-8"))["pairs"]
        files = sorted((Path(_FOLDER) / "seeds").glob("*.txt"))
        stories = link(signature(analyse(Article(file.name, file.read_text(encoding="utf-8")))) for file in files)
        assert [story.members for story in stories] == [tuple(sorted((pair["a"], pair["b"]))) for pair in pairs]
