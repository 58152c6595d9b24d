from types import SimpleNamespace

import pytest

from lrsuggest.integrations._versions import refuse_older


@pytest.mark.parametrize("version", ["3.7", "3.10.0", "4.0.dev1", "unknown"])
def test_what_is_new_enough_is_taken(version):
    refuse_older(SimpleNamespace(__version__=version), (3, 7), "keras")


@pytest.mark.parametrize("version", ["2.15.0", "3.6.0", "3"])
def test_what_is_too_old_names_the_pip_command(version):
    with pytest.raises(ImportError, match=r'too old .*pip install "keras>=3\.7"'):
        refuse_older(SimpleNamespace(__version__=version), (3, 7), "keras")
