"""Generated texts and their retellings, any number of them, with words that nobody wrote.

A text is built of sentences whose content words come from a vocabulary of syllables with the
frequencies of a language (Zipf), half of them from the words of its topic. A third of the texts
stand alone; the others are retold one to six times, each time in another way.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate


def _listed(words: str) -> list[str]:
    return words.split()


FUNCTION_WORDS = _listed(
    "the of and to in a is that for it as was with be by on not he his but at are this have from or"
    " had an they which one were all their there been will would who more if no when them can only"
    " other into its some could time these two may then do first any my now such like our over even"
    " most after also did many before must through"
)
ONSETS = _listed("b br c ch d dr f fl g gr h j k l m n p pr qu r s sh st t tr v w")
NUCLEI = _listed("a e i o u ai ea ou")
CODAS = ("", "n", "r", "s", "l", "t", "m", "nd", "st", "ck")
WORDS, TOPICS, TOPIC_WORDS = 30_000, 300, 400


@dataclass(frozen=True)
class Text:
    """A generated document, the number of the text that it goes back to, and how it was made."""

    content: str
    origin: int
    manner: str


Sentences = list[list[str]]


class Generator:
    """The same seed gives the same texts."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.words = self._vocabulary()
        self.weights = list(accumulate(1 / rank for rank in range(10, WORDS + 10)))
        self.topics = [self.rng.sample(self.words[200:], TOPIC_WORDS) for _ in range(TOPICS)]
        shuffled = self.rng.sample(self.words, WORDS)
        self.synonyms = dict(zip(self.words, shuffled, strict=True))
        self.manners: dict[str, Callable[[Sentences], Sentences]] = {
            "copied": lambda text: self._replaced(text, 0.05),
            "spun": lambda text: self._replaced(text, 0.4),
            "reordered": lambda text: self._replaced(self.rng.sample(text, len(text)), 0.15),
            "excerpted": self._excerpted,
            "shortened": self._shortened,
        }

    def texts(self, count: int) -> Iterator[Text]:
        """`count` texts, retellings right after what they retell."""
        made = 0
        while made < count:
            origin, original = made, self._original()
            yield Text(self._printed(original), origin, "original")
            made += 1
            for _ in range(self.rng.choice((0, 0, 0, 1, 1, 2, 3, 4, 6))):
                if made < count:
                    manner = self.rng.choice(list(self.manners))
                    retold = self.manners[manner](original)
                    yield Text(self._printed(retold), origin, manner)
                    made += 1

    def _vocabulary(self) -> list[str]:
        words: dict[str, None] = {}
        while len(words) < WORDS:
            syllables = self.rng.choice((1, 2, 2, 3, 3))
            words["".join(self._syllable() for _ in range(syllables))] = None
        return list(words)

    def _syllable(self) -> str:
        return self.rng.choice(ONSETS) + self.rng.choice(NUCLEI) + self.rng.choice(CODAS)

    def _original(self) -> Sentences:
        topic = self.rng.choice(self.topics)
        return [self._sentence(topic) for _ in range(self.rng.randint(10, 22))]

    def _sentence(self, topic: list[str]) -> list[str]:
        length = self.rng.randint(10, 24)
        general = iter(self.rng.choices(self.words, cum_weights=self.weights, k=length))
        words = []
        for draw in (self.rng.random() for _ in range(length)):
            if draw < 0.45:
                words.append(self.rng.choice(FUNCTION_WORDS))
            elif draw < 0.72:
                words.append(next(general))
            elif draw < 0.97:
                words.append(self.rng.choice(topic))
            else:
                words.append(str(self.rng.randint(11, 99_999)))
        return words

    def _replaced(self, text: Sentences, share: float) -> Sentences:
        rng = self.rng
        return [
            [self.synonyms.get(word, word) if rng.random() < share else word for word in sentence]
            for sentence in text
        ]

    def _excerpted(self, text: Sentences) -> Sentences:
        """A third of the sentences in a row, in a text of its own."""
        size = max(4, len(text) // 3)
        start = self.rng.randint(0, len(text) - size)
        host = self._original()
        place = self.rng.randint(0, len(host))
        return host[:place] + self._replaced(text[start : start + size], 0.1) + host[place:]

    def _shortened(self, text: Sentences) -> Sentences:
        """Every second sentence or so, each without some of its words."""
        kept = [sentence for sentence in text if self.rng.random() < 0.55] or text[:1]
        return [[word for word in sentence if self.rng.random() < 0.8] for sentence in kept]

    def _printed(self, text: Sentences) -> str:
        return " ".join(" ".join(sentence).capitalize() + "." for sentence in text if sentence)
