from __future__ import annotations

from datetime import date

import pytest

from checker.extraction.certificates import read_certificates
from checker.model import Facts
from tests.extraction.claims_at_hand import holds, read

FACTS = Facts(published=date(2025, 3, 10), entity="Dunmore Textiles plc")
CERTIFICATES_ABOVE = {"block_kind": "list-item", "headings": ("Certifications",)}

CLAIMS = [
    ("We run mills that are certified to ISO 14001.", {"standard": "ISO 14001"}),
    ("All our mills are certified to ISO 14001:2015 by Nordlund Cert, valid until 31 March 2026.", {"standard": "ISO 14001", "standard_version": "2015", "cert_body": "Nordlund Cert", "valid_to": date(2026, 3, 31), "boundary": "All our mills"}),
    ("all our mills are certified to iso 14001:2015 by nordlund cert, valid until 31 march 2026.", {"standard": "ISO 14001", "standard_version": "2015", "cert_body": "nordlund cert", "valid_to": date(2026, 3, 31)}),
    ("We are certified to EN ISO 14001 (valid until 2027).", {"standard": "ISO 14001", "valid_to": date(2027, 12, 31), "boundary": None}),
    ("The certificate for ISO 14001 is valid from 1 May 2024.", {"valid_from": date(2024, 5, 1), "boundary": None}),
    ("Since May 2024 our Selby mill has been certified to ISO 14001.", {"valid_from": date(2024, 5, 1), "boundary": "our Selby mill"}),
    ("In May 2024 our Selby mill was certified to ISO 14001.", {"standard": "ISO 14001", "boundary": "our Selby mill"}),
    ("Our dye house is Oeko-Tex certified (certificate expires in June 2026).", {"standard": "OEKO-TEX", "valid_to": date(2026, 6, 30)}),
    ("Our Selby mill is ISO 50001 certified.", {"standard": "ISO 50001", "boundary": "Our Selby mill"}),
    ("80% of our sites are ISO 14001 certified.", {"boundary": "80% of our sites"}),
    ("Dunmore Textiles is certified to ISO 14001 in Leeds.", {"boundary": None}),
    ("Mills in Leeds are certified to ISO 14001.", {"boundary": None}),
    ("The company holds in Leeds an ISO 14001 certificate.", {"boundary": "Leeds"}),
    ("We received the ISO 14001 certification covering all five mills.", {"boundary": "all five mills"}),
    ("Nordlund Cert certified our Selby mill to ISO 14001 in May 2024.", {"cert_body": "Nordlund Cert", "boundary": "our Selby mill"}),
    ("An independent body certified our Selby mill to ISO 14001.", {"cert_body": None}),
    ("We certified our Selby mill to ISO 14001.", {"cert_body": None, "boundary": "our Selby mill"}),
    ("Our business is accredited to ISO 17025 by Albion Accreditation.", {"standard": "ISO 17025", "cert_body": "Albion Accreditation"}),
    ("Dunmore Textiles is a certified B Corp.", {"standard": "B Corp"}),
    ("The company obtained ISO 14001 in 2019.", {"standard": "ISO 14001"}),
    ("Our yarn is GOTS-certified.", {"standard": "GOTS", "boundary": "Our yarn"}),
    ("Our paper is FSC-certified.", {"standard": "FSC"}),
    ("We are certified to ISO 26000.", {"standard": "ISO 26000"}),
    ("We are certified under the UN Global Compact.", {"standard": "UNGC"}),
    ("FSC® certification was obtained for the Selby mill.", {"standard": "FSC"}),
    ("The Selby mill was certified by Albion Cert in Hull to EMAS in 2021.", {"standard": "EMAS"}),
    ("Our dye house achieved BREEAM Excellent in 2021.", {"standard": "BREEAM", "boundary": "Our dye house"}),
    ("Our dye house scored Outstanding under BREEAM.", {"standard": "BREEAM", "boundary": "Our dye house"}),
    # unnamed
    ("We have a certified management system.", {"standard": None}),
    ("We are ISO certified.", {"standard": None}),
    ("we are iso certified.", {"standard": None}),
    ("Our plants are certified.", {"standard": None, "boundary": "Our plants"}),
    ("Our head office is environmentally certified.", {"standard": None}),
    ("Our mill runs an ISO 50001 energy management system. It is certified by Nordlund Cert.", {"standard": "ISO 50001", "cert_body": "Nordlund Cert"}),
    ("Our mill runs ISO 50001 and ISO 14001 systems. It is certified by Nordlund Cert.", {"standard": None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "slots"), CLAIMS)
def test_a_certification_is_read_with_its_slots(text, slots):
    assert holds(read(read_certificates, text, FACTS), "certification", slots)


@pytest.mark.parametrize(
    "text",
    [
        # others' and what is bought
        "Our supplier is ISO 14001 certified.",
        "Most of our suppliers are certified to ISO 14001.",
        "We require our growers to be certified.",
        "We buy FSC-certified paper.",
        "We use GOTS-certified cotton.",
        "We source RSPO-certified palm oil.",
        "We source paper that is FSC certified.",
        "Only certified installers may fit the unit.",
        "Our staff are certified electricians.",
        "She is a certified accountant.",
        "We buy ISO certified steel.",
        "We buy environmentally certified paper.",
        "Certified suppliers get a bonus.",
        # other certificates
        "We gave each guest a gift certificate.",
        "We bought renewable energy certificates.",
        "We retired certified emission reductions.",
        "Test certificates are kept on file.",
        "Birth certificates are checked for age.",
        "A certified copy is required.",
        "Our mill is self-certified.",
        "Our three mills are certified:",
        "The auditor certified our accounts.",
        "We offer certified training.",
        "Our product is certified carbon neutral.",
        "We support the Programme for the Endorsement of Forest Certification.",
        "Certification takes a year.",
        # raters and initiatives do not certify
        "We are EcoVadis-certified.",
        "Our SBTi-certified target is ambitious.",
        "We are certified under ISAE 3000.",
        # "ISO" of another kind
        "The coils came in an ISO container.",
        "The camera has ISO 400.",
        "The ISO committee met in Geneva.",
        "The isolation ward was closed.",
        "Our environmental management follows ISO 14001.",
        "ISO 14001 is the standard for environmental management.",
        # not so, not yet, no longer
        "Will our mill be ISO 14001 certified?",
        "We plan to certify our mill to ISO 14001 by 2026.",
        "If certified to ISO 14001, the mill could bid.",
        "The mill is not certified to ISO 14001.",
        "Our mill may be certified to ISO 14001 next year.",
        "The mill lost its ISO 14001 certificate.",
        "None of our mills is certified to ISO 14001.",
        "The Selby mill is to be certified to ISO 50001 in 2026.",
        "ISO 50001 certification is being prepared.",
        "Until 2017 the mill was certified to OHSAS 18001.",
        "We prefer suppliers that are certified to SA8000.",
        "Our haulier Trask is certified to ISO 14001.",
    ],
)
def test_what_is_no_certification_of_the_company_is_left_alone(text):
    assert read(read_certificates, text, FACTS) == []


def test_a_standard_far_from_the_word_is_another_matter():
    far = "our mill on the river in the middle of the town that has stood there for as long as anybody here can tell"
    assert read(read_certificates, f"ISO 14001 matters to us and {far} is certified for its tea.", FACTS) == []


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("ISO 14001 (Selby mill)", {"standard": "ISO 14001"}),
        ("ISO 14001:2015, valid to June 2026", {"standard_version": "2015", "valid_to": date(2026, 6, 30)}),
        ("• iso 45001: selby mill", {"standard": "ISO 45001"}),
    ],
)
def test_in_a_list_of_certificates_the_standard_is_enough(text, slots):
    assert holds(read(read_certificates, text, FACTS, **CERTIFICATES_ABOVE), "certification", slots)


def test_in_another_list_it_is_not():
    assert read(read_certificates, "ISO 14001", FACTS, block_kind="list-item", headings=("Further reading",)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We hold ISO 9001 and ISO 14001 certificates.", ["We hold ISO 9001", "ISO 14001 certificates"]),
        ("We are certified to ISO 14001, ISO 45001 and ISO 50001.", ["We are certified to ISO 14001", "ISO 45001", "ISO 50001"]),
        ("Waste fell, but our mill is ISO 14001 certified (valid to 2026).", ["our mill is ISO 14001 certified (valid to 2026)"]),
        ("Our Leeds mill is ISO 14001 certified; our Selby mill is ISO 50001 certified.", ["Our Leeds mill is ISO 14001 certified", "our Selby mill is ISO 50001 certified"]),
        ("Our mill (ISO 14001 and ISO 45001 certified) grew.", ["Our mill (ISO 14001", "ISO 45001 certified) grew"]),
        ("Our mill (certified to ISO 14001; see annex) grew.", ["Our mill (certified to ISO 14001; see annex)"]),
        ("Our mill (certified to ISO 14001 by Nordlund Cert) is in Selby.", ["Our mill (certified to ISO 14001 by Nordlund Cert) is in Selby"]),
        ("Certified to ISO 14001: the Selby mill.", ["Certified to ISO 14001"]),
    ],
)  # fmt: skip
def test_each_standard_is_a_claim_of_its_own_words(text, words):
    assert [claim.words for claim in read(read_certificates, text, FACTS)] == words


def test_a_label_certifies_every_standard_behind_it():
    found = read(read_certificates, "Certificates: ISO 9001, ISO 14001 and ISO 45001 (all mills)", FACTS)
    assert [certificate.slots["standard"] for certificate in found] == ["ISO 9001", "ISO 14001", "ISO 45001"]
