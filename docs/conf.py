"""How the pages are built: Sphinx, Markdown, docstrings in NumPy's style."""

import sys
from pathlib import Path

here = Path(__file__).parent
sys.path.insert(0, str(here / "_extensions"))

import lrsuggest  # noqa: E402

project = "lrsuggest"
version = release = lrsuggest.__version__
copyright = "the authors of lrsuggest"
html_theme = "furo"
html_title = f"lrsuggest {release}"
html_static_path = ["_static"]
html_css_files = ["output.css"]

extensions = [
    "myst_parser",
    "numpydoc",
    "sphinx.ext.autodoc",
    "sphinx.ext.viewcode",
    "matplotlib.sphinxext.plot_directive",
    "adapter_table",
    "notebook_answers",
    "raised_errors",
    "red_dots",
    "result_tables",
    "rival_table",
    "rule_pages",
    "sample_pages",
    "trouble_pages",
]
exclude_patterns = ["_build", "requirements.txt"]
myst_enable_extensions = ["colon_fence", "dollarmath"]

# A name in a docstring that no page explains is an error, like any other warning.
nitpicky = True
nitpick_ignore_regex = [
    ("py:class", r"optional|default.*|array-like|pathlib\..*|collections\.abc\..*"),
    ("py:class", r"ArrayLike|.*\._.*|lrsuggest\._.*"),
    ("py:class", r"optuna\..*"),
]
autodoc_default_options = {"members": True, "exclude-members": "of"}
autodoc_typehints = "none"
# The pages about adapters are built without the libraries that these are for.
autodoc_mock_imports = [
    "accelerate",
    "fastai",
    "fastcore",
    "ignite",
    "jax",
    "keras",
    "lightning",
    "optax",
    "optuna",
    "sklearn",
    "torch",
    "transformers",
]
numpydoc_show_class_members = False

plot_html_show_source_link = False
plot_html_show_formats = False
plot_formats = [("svg", 100)]
