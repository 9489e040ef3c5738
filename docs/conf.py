"""How the documentation is built."""

import sys
from importlib.metadata import version as version_of
from pathlib import Path

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
]
exclude_patterns = ["_build"]
# Single backticks in docstrings are names of the library.
default_role = "any"
nitpicky = True
# Links into the standard library and into dependencies would need a network at every build.
nitpick_ignore_regex = [
    (r"py:.*", r"(abc|attrs?|cattrs|collections|datetime|enum|hypothesis|os|pathlib|pint|types|typing)\..*"),
    (r"py:.*", r"(Any|Converter|Iterable|Iterator|Mapping|PathLike|SearchStrategy|Self|StrEnum|date|datetime)"),
    # Builtins and modules of the standard library, as docstrings mention them.
    ("any", r"(None|True|False|bool|float|int|str|pint|pickle|copy|LookupError|datetime\.date(time)?)"),
]

myst_enable_extensions = ["deflist", "fieldlist"]
myst_heading_anchors = 3
suppress_warnings: list[str] = []

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
html_copy_source = False
html_show_sourcelink = False
