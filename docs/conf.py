"""How the documentation is built."""

import sys
from importlib.metadata import version as version_of
from pathlib import Path

from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "conflictdata"
author = "The conflictdata developers"
copyright = "the conflictdata developers"  # noqa: A001 - the name that Sphinx asks for
release = version_of("conflictdata")
version = release

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "data_dictionary",
    "command_line",
    "plain_signatures",
    "wording_tables",
    "format_tables",
]
exclude_patterns = ["_build"]
# Single backticks in docstrings are names of the library.
default_role = "any"
nitpicky = True
# Links into the standard library and into dependencies would need a network at every build.
nitpick_ignore_regex = [
    (r"py:.*", r"(abc|attrs?|cattrs|collections|datetime|enum|hypothesis|os|pathlib|pint|types|typing)\..*"),
    (r"py:.*", r"(Any|Converter|Iterable|Iterator|Mapping|PathLike|SearchStrategy|Self|StrEnum|date|datetime)"),
    # Names of the same origins, as docstrings mention them.
    ("any", r"(None|True|False|bool|int|str|LookupError|AssertionError)"),
    ("any", r"(attrs\.evolve|copy|datetime\..*|deepcopy|pickle|pint)"),
]

myst_enable_extensions = ["deflist", "fieldlist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_default_options = {"members": True}
autodoc_typehints_format = "short"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
maximum_signature_line_length = 60
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
copybutton_only_copy_prompt_lines = True

html_theme = "furo"
html_title = f"conflictdata {release}"
html_static_path = ["_static"]
html_css_files = ["conflictdata.css"]
html_copy_source = False
html_show_sourcelink = False


# Stands for a colon while napoleon reads, which takes what is before one in the first line of an attribute for a type.
_COLON = "\ue000"


def setup(app: Sphinx) -> None:
    app.connect("autodoc-process-docstring", _hide_colons, priority=400)
    app.connect("autodoc-process-docstring", _show_colons, priority=600)


def _hide_colons(_app: Sphinx, what: str, _name: str, _object: object, _options: object, lines: list[str]) -> None:
    if what in ("attribute", "data", "property") and lines:
        lines[0] = lines[0].replace(":", _COLON)


def _show_colons(_app: Sphinx, _what: str, _name: str, _object: object, _options: object, lines: list[str]) -> None:
    lines[:] = [line.replace(_COLON, ":") for line in lines]
