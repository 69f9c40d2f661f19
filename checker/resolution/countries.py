"""Countries and the adjectives they go by, so that "Spanish plants" and "plants in Spain" cover the same."""

from __future__ import annotations

_ADJECTIVES = {
    "argentina": "argentine argentinian", "australia": "australian", "austria": "austrian", "belgium": "belgian",
    "brazil": "brazilian", "britain": "british uk", "bulgaria": "bulgarian", "canada": "canadian", "chile": "chilean",
    "china": "chinese", "colombia": "colombian", "croatia": "croatian", "czechia": "czech", "denmark": "danish",
    "egypt": "egyptian", "england": "english", "estonia": "estonian", "finland": "finnish", "france": "french",
    "germany": "german", "greece": "greek", "hungary": "hungarian", "iceland": "icelandic", "india": "indian",
    "indonesia": "indonesian", "ireland": "irish", "israel": "israeli", "italy": "italian", "japan": "japanese",
    "kenya": "kenyan", "korea": "korean", "latvia": "latvian", "lithuania": "lithuanian", "malaysia": "malaysian",
    "mexico": "mexican", "morocco": "moroccan", "netherlands": "dutch", "norway": "norwegian", "peru": "peruvian",
    "philippines": "philippine filipino", "poland": "polish", "portugal": "portuguese", "romania": "romanian",
    "russia": "russian", "scotland": "scottish", "serbia": "serbian", "singapore": "singaporean", "slovakia": "slovak",
    "slovenia": "slovenian slovene", "spain": "spanish", "sweden": "swedish", "switzerland": "swiss",
    "taiwan": "taiwanese", "thailand": "thai", "turkey": "turkish", "ukraine": "ukrainian",
    "vietnam": "vietnamese", "wales": "welsh",
}  # fmt: skip
_COUNTRY_OF = {word: country for country, words in _ADJECTIVES.items() for word in (country, *words.split())}


def country_of(word: str) -> str:
    """Return the country that a word in small letters names or belongs to, "" where it is none."""
    return _COUNTRY_OF.get(word, "")
