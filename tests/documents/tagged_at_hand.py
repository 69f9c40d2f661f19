from __future__ import annotations

HEAD = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" '
    'xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xml:lang="en">'
    "<head><title/></head><body>"
)
CONTEXTS = """<div style="display:none"><ix:header><ix:hidden>
<ix:nonFraction name="esrs:Hidden" contextRef="y" unitRef="t" decimals="0">77</ix:nonFraction>
<ix:nonNumeric name="ifrs-full:NameOfReportingEntityOrOtherMeansOfIdentification" contextRef="y">Norvale
 Foods</ix:nonNumeric></ix:hidden><ix:resources>
<xbrli:context id="y"><xbrli:entity><xbrli:identifier scheme="s">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period>
</xbrli:context>
<xbrli:context id="end"><xbrli:period><xbrli:instant>2025-01-01T00:00:00</xbrli:instant></xbrli:period>
<xbrli:scenario><xbrldi:explicitMember dimension="n:SitesAxis">n:HullPlantMember</xbrldi:explicitMember>
<xbrldi:typedMember dimension="n:NameAxis"><n:v>Leeds</n:v></xbrldi:typedMember></xbrli:scenario></xbrli:context>
<xbrli:context id="odd"><xbrli:period><xbrli:startDate>soon</xbrli:startDate><xbrli:forever/></xbrli:period>
</xbrli:context>
<xbrli:unit id="t"><xbrli:measure>utr:tCO2e</xbrli:measure></xbrli:unit>
<xbrli:unit id="per"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>utr:MWh</xbrli:measure></xbrli:unitNumerator>
<xbrli:unitDenominator><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unitDenominator></xbrli:divide></xbrli:unit>
</ix:resources></ix:header></div>"""


def report(body: str) -> str:
    """Return a small inline XBRL report around this body."""
    return f"{HEAD}{CONTEXTS}{body}</body></html>"


def tag(shown: str, concept: str = "esrs:GrossScope1GreenhouseGasEmissions", **attributes: str) -> str:
    """Return a tagged number; attributes are those of the element, "contextRef" and "unitRef" given."""
    written = {"name": concept, "contextRef": "y", "unitRef": "t", "decimals": "0", "format": "ixt:num-dot-decimal"}
    written |= attributes
    listed = " ".join(f'{name}="{value}"' for name, value in written.items() if value)
    return f"<ix:nonFraction {listed}>{shown}</ix:nonFraction>"
