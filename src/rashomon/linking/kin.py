"""Words for one thing that happened: the verb, its noun and what other reports may call it."""

from rashomon.linking.background import background
from rashomon.wording.irregular import base
from rashomon.wording.kin import kin_groups, root, said_kin
from rashomon.wording.normal import stem, words


def kin(trigger: str) -> str:
    """Return one word for all triggers that can tell of the same thing: "slain" and "murder" are both "kill".

    A trigger that the lexicon does not know stands for itself, by the root of its rarest word.
    """
    folded = [word for word, _ in words(trigger)]
    stems = [stem(word) for word in folded]
    plain = [base(word) for word in folded]
    for key in (" ".join(folded), " ".join(stems), *folded, *stems, *plain):
        if key in kin_groups():
            return kin_groups()[key]
    return root(max(map(stem, plain), key=_rarity, default=""))


def says(sense: str) -> bool:
    """Say whether the words of this kin tell that something was said."""
    return sense in said_kin()


def _rarity(word: str) -> tuple[float, str]:
    size, common = background()
    return (1 - common.get(word, 0) / size, word)
