"""Which language a text is in; what is not English is not read as if it were."""

from __future__ import annotations

import pytest

from checker.documents import read_document
from checker.extraction import read_claims
from checker.extraction.tongues import is_foreign, language_of

FOREIGN = {
    "de": "Wir haben unsere Emissionen im Jahr 2023 um 12 % gesenkt, und der Anteil des Stroms aus Wind und Sonne ist auf 48 % gestiegen. Bis 2030 werden die Werke in Harlau und Brenndorf mit grünem Strom betrieben; das ist nicht einfach, aber es ist der Weg für die Zukunft.",
    "fr": "Nous avons réduit les émissions de nos usines de 12 % en 2023, et la part de l'électricité qui est produite par le vent est de 48 %. Les objectifs pour 2030 sont dans le plan que notre groupe a publié avec ses partenaires, et nous le suivons par une revue annuelle.",
    "es": "Hemos reducido las emisiones de nuestras plantas en un 12 % y la parte de la electricidad que es de origen eólico llega al 48 %. Los objetivos para 2030 están en el plan que se publicó con los socios, y por eso el grupo trabaja con una meta más clara que en el año anterior.",
    "it": "Il gruppo ha ridotto le emissioni dei suoi stabilimenti del 12 % e la quota di energia che è prodotta con il vento è salita al 48 %. Gli obiettivi per il 2030 sono nel piano della società, che anche quest'anno è stato discusso con i soci e con una parte dei fornitori.",
    "nl": "De uitstoot van onze fabrieken is in 2023 met 12 % gedaald en het aandeel van de stroom die met wind wordt gemaakt is naar 48 % gegaan. De doelen voor 2030 zijn niet nieuw: het plan van het bedrijf is door de raad op tijd aan de leden voorgelegd, en dat blijft zo.",
    "pt": "O grupo reduziu as emissões das suas fábricas em 12 % e a parte da energia que vem do vento chegou a 48 %. Os objetivos para 2030 não são novos: o plano da empresa foi apresentado com uma meta por ano, e os fornecedores das fábricas do norte também se comprometeram com a meta.",
    "sv": "Utsläppen från våra fabriker har minskat med 12 % och andelen el som kommer från vind är nu 48 %. Målen för 2030 är inte nya: planen är beslutad av styrelsen och vi har en översyn vid varje årsskifte, som den också ska redovisas för de anställda på ett möte.",
    "da": "Udledningen fra vores fabrikker er faldet med 12 %, og andelen af strøm, der kommer fra vind, er nu 48 %. Målene for 2030 er ikke nye: det er en plan, som bestyrelsen har vedtaget, og vi skal også hvert år fortælle de ansatte, om den kan holde ved alle anlæg.",
    "fi": "Tehtaidemme päästöt ovat laskeneet 12 % ja tuulesta saadun sähkön osuus on nyt 48 %. Tavoitteet vuodelle 2030 eivät ole uusia: hallitus on päättänyt, että suunnitelma sekä sen seuranta kerrotaan myös työntekijöille, ja olemme vuonna 2023 tehneet niin, mutta tai joka vuosi sen kanssa emme ole tyytyväisiä.",
    "pl": "Emisje naszych zakładów spadły w roku 2023 o 12 %, a udział energii, która jest z wiatru, to 48 %. Cele na 2030 nie są nowe: plan został przyjęty przez zarząd i jest omawiany na spotkaniach, które od lat są dla załogi ważne, oraz po nich się go ogłasza, że jest jasny.",
    "ja": "当社は二〇三〇年までに温室効果ガスの排出量を半分に減らすことを目標としています。工場では再生可能エネルギーの利用を進め、取引先とともに取り組みを広げています。",
    "zh": "公司计划到二零三零年将温室气体排放量减少一半，并在所有工厂使用可再生能源。我们与供应商合作，推动整个价值链的减排工作，并每年公布进展情况，接受第三方的核查和监督。",
    "ko": "우리 회사는 이천삼십년까지 온실가스 배출량을 절반으로 줄이는 것을 목표로 하고 있으며 모든 공장에서 재생에너지를 사용하고 협력사와 함께 노력하고 있습니다",
    "ru": "Компания сократила выбросы парниковых газов на своих заводах и планирует к концу десятилетия перевести все цеха на энергию ветра и солнца вместе с партнёрами.",
}  # fmt: skip
ENGLISH = (
    "We have cut the emissions of our plants by 12% since 2020, and the share of electricity from wind is 48%. The plan that the board has adopted for 2030 is reviewed with our suppliers every year, and the results are in this report.",
    "The mills in Château-sur-Loire, Santa Maria de la Vega, Los Altos and Bad Zwischenfelde are run by Le Grand et Fils, De Vries en Zonen and the Società Generale dei Mulini, which are part of our group and report to the board in Leeds for the year.",
)  # fmt: skip
NEITHER = (
    "",
    "Nos objectifs",
    "Scope 1 5.19 0.25 0.22 0.36 0.27 Scope 2 5.50 5.27 4.07 3.14 2.79 Scope 3 39.91 45.75 55.36 54.28 51.76",
    "EL EL EL EL EL EL EL EL Y N Y N EL EL EL EL EL EL EL EL Y N EL EL EL EL EL EL EL EL EL EL EL EL EL EL",
    "Harlau Werke GmbH & Co. KG, Am Alten Markt 12, 12345 Harlau. Vorsitzender: Dr. Jens Bohm. Registergericht Harlau HRB 1234.",
)  # fmt: skip


@pytest.mark.parametrize(("language", "text"), FOREIGN.items())
def test_a_paragraph_tells_its_language(language, text):
    assert language_of(text) == language
    assert is_foreign(text)


@pytest.mark.parametrize("text", ENGLISH)
def test_foreign_names_do_not_make_a_text_foreign(text):
    assert language_of(text) == "en"
    assert language_of(text.upper()) == "en"
    assert not is_foreign(text)


@pytest.mark.parametrize("text", NEITHER)
def test_what_is_too_short_or_no_prose_tells_nothing(text):
    assert language_of(text) is None


@pytest.mark.parametrize(
    ("name", "text", "language", "claims"),
    [
        ("de.txt", FOREIGN["de"], "de", 0),
        ("mixed.md", f"{ENGLISH[0]}\n\n{FOREIGN['de']}\n\nWe will cut water use by 20% by 2031 from 2020.\n", "en", True),
        ("declared.md", "---\nlang: fr\n---\n\nObjectif 2030 : 42 %\n", "fr", 0),
        ("wrongly-declared.md", f"---\nlang: fr-FR\n---\n\n{ENGLISH[0]}\n", "en", True),
        ("short.txt", "Water use fell by 14% from 2020 to 2023.\n", "en", True),
    ],
)  # fmt: skip
def test_only_english_is_read(tmp_path, name, text, language, claims):
    (tmp_path / name).write_text(text, encoding="utf-8")
    reading = read_claims(read_document(tmp_path / name, name))
    assert reading.facts.language == language
    assert bool(reading.mentions) == bool(claims)
    foreign = FOREIGN["de"][:60]
    assert not any(foreign in reading.document.text[m.sentence.start : m.sentence.end] for m in reading.mentions)
