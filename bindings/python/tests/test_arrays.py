"""Array-likes: everything that is a row of numbers is read, everything else is named."""

from __future__ import annotations

import ctypes
import io
import sys
import time
from array import array
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, repeat
from operator import mul

import pytest
from conftest import refused
from curves import falling

import lrsuggest
from lrsuggest._arrays import doubles

VALUES = [1.5, 2.0, -3.25]


def read(values, name="losses") -> list[float]:
    made = doubles(values, name)
    return list((ctypes.c_double * made.length).from_address(ctypes.addressof(made.first)))


class Tensor:
    """What PyTorch's tensors can do, as far as this package may rely on it."""

    def __init__(self, values, device="gpu", dtype="float32", numpy=True):
        self.values, self.device, self.dtype, self.has_numpy = values, device, dtype, numpy
        self.requires_grad = True

    def copy(self, **changes):
        made = Tensor(self.values, self.device, self.dtype, self.has_numpy)
        made.__dict__.update(self.__dict__)
        made.__dict__.update(changes)
        return made

    @property
    def shape(self):
        return (len(self.values),)

    def detach(self):
        return self.copy(requires_grad=False)

    def cpu(self):
        return self.copy(device="cpu")

    def double(self):
        return self.copy(dtype="float64")

    def is_complex(self):
        return False

    def tolist(self):
        return list(self.values)

    def numpy(self):
        assert not self.requires_grad
        assert (self.device, self.dtype) == ("cpu", "float64")
        if not self.has_numpy:
            raise RuntimeError("Numpy is not available")
        return array("d", self.values)

    def __array__(self):
        raise TypeError("can't convert a tensor of the gpu")


@pytest.mark.parametrize(
    "values",
    [
        VALUES,
        tuple(VALUES),
        array("d", VALUES),
        array("f", VALUES),
        memoryview(array("d", VALUES)),
        memoryview(array("d", VALUES)).toreadonly(),
        (ctypes.c_double * 3)(*VALUES),
        (ctypes.c_float * 3)(*VALUES),
        [Fraction(3, 2), Decimal(2), -3.25],
        (value for value in VALUES),
        dict.fromkeys(VALUES).keys(),
        Tensor(VALUES),
        Tensor(VALUES, numpy=False),
    ],
    ids=lambda values: type(values).__name__,
)
def test_every_kind_of_row(values):
    assert read(values) == VALUES


def test_ranges_and_whole_numbers():
    assert read(range(3)) == [0.0, 1.0, 2.0]
    assert read(array("q", [1, -2])) == [1.0, -2.0]
    assert read([]) == []


def test_strided_memory():
    assert read(memoryview(array("d", [1, 9, 2, 9]))[::2]) == [1.0, 2.0]


def test_contiguous_doubles_are_not_copied():
    values = array("d", VALUES)
    assert ctypes.addressof(doubles(values, "lrs").first) == values.buffer_info()[0]


def test_numpy():
    np = pytest.importorskip("numpy")
    whole = np.array(VALUES)
    assert ctypes.addressof(doubles(whole, "lrs").first) == whole.ctypes.data
    for dtype in ("f2", "f4", "f8", ">f8", "<f8", "longdouble", "O"):
        assert read(whole.astype(dtype)) == VALUES
    assert read(np.array([[1.0, 9], [2, 9]])[:, 0]) == [1.0, 2.0]
    assert read(whole[::-1]) == VALUES[::-1]
    assert read(np.arange(3, dtype="u1")) == [0.0, 1.0, 2.0]
    frozen = whole.copy()
    frozen.flags.writeable = False
    assert read(frozen) == VALUES
    assert read(list(whole)) == VALUES
    assert read(np.array([])) == []


def test_numpy_masks_hide():
    np = pytest.importorskip("numpy")
    hidden = read(np.ma.array([1, 2, 3], mask=[False, True, False]))
    assert hidden[0] == 1
    assert hidden[1] != hidden[1]
    assert hidden[2] == 3


@pytest.mark.parametrize("kind", ["complex", "str", "datetime64[s]"])
def test_numpy_kinds_that_are_no_numbers(kind):
    np = pytest.importorskip("numpy")
    values = np.array([1, 2, 3]).astype(kind)
    assert "losses[0]" in refused(values, "losses", call=doubles)


def test_pandas():
    pd = pytest.importorskip("pandas")
    series = pd.Series(VALUES, index=[7, 8, 9], name="loss")
    assert read(series) == VALUES
    assert read(series[::2]) == VALUES[::2]
    assert read(pd.Series([1, 2], dtype="Int64")) == [1.0, 2.0]
    missing = read(pd.Series([1, None], dtype="float64"))[1]
    assert missing != missing
    assert "dimension" in refused(pd.DataFrame({"a": VALUES}), "losses", call=doubles)


@pytest.mark.parametrize(
    "values", [None, "0.1 0.2", b"\0" * 8, {0.1, 0.2}, {0.1: 2}, 0.5, list, object()]
)
def test_no_row_at_all(values):
    message = refused(values, "lrs", call=doubles)
    assert message.startswith("lrs must be a sequence of numbers, not ")
    assert repr(values)[:30] in message


@pytest.mark.parametrize(
    ("values", "index", "shown"),
    [
        ([1.0, "2.0", 3.0], 1, "'2.0'"),
        ([1.0, 2.0, None], 2, "None"),
        ([1 + 2j], 0, "(1+2j)"),
        ([0.5, 10**400], 1, "int too large"),
        ([0.5, 10**6000], 1, "int too large"),
        ([[1.0, 2.0]], 0, "is a sequence"),
        ([1.0, (2.0,)], 1, "is a sequence"),
    ],
)
def test_elements_that_are_no_numbers(values, index, shown):
    message = refused(values, "losses", call=doubles)
    assert message.startswith(f"losses[{index}]")
    assert shown in message


def test_two_dimensions():
    np = pytest.importorskip("numpy")
    assert "losses must have one dimension; its shape is (3, 1)" in refused(
        np.ones((3, 1)), "losses", call=doubles
    )
    assert "its shape is ()" in refused(np.array(1.0), "losses", call=doubles)
    assert "losses[0] is a sequence" in refused([np.ones(2)], "losses", call=doubles)
    square = memoryview(array("d", VALUES * 2)).cast("B").cast("d", (2, 3))
    assert "its shape is (2, 3)" in refused(square, "losses", call=doubles)


def test_an_array_that_cannot_be_brought_here():
    class Broken:
        def __array__(self):
            raise RuntimeError("lies on another machine")

    assert "losses cannot be read as numbers: lies on another machine" in refused(
        Broken(), "losses", call=doubles
    )


def test_a_file_is_left_as_it_is():
    stream = io.TextIOWrapper(io.BytesIO(b"1\n2\n"))
    refused(stream, "losses", call=doubles)
    assert not stream.closed
    assert stream.readable()


def test_errors_of_the_callers_own_iterator_pass():
    def numbers():
        yield 1.0
        raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="mine"):
        doubles(numbers(), "losses")


def test_an_endless_iterator_ends():
    from itertools import count

    assert doubles(count(1), "lrs").length == 10_000_001


def test_lengths_differ():
    lrs, losses = falling()
    assert "lrs holds 101 values and losses 100" in refused(lrs, losses[:-1])


def test_ten_million_points():
    count = 10_000_000
    lrs = array("d", accumulate(repeat(10 ** (6 / count), count - 1), mul, initial=1e-6))
    losses = lrs[::-1]
    began = time.perf_counter()
    answer = lrsuggest.suggest(lrs, losses)
    assert answer.landmarks is not None
    assert time.perf_counter() - began < 60
    lrs.append(2.0)
    assert "10000001" in refused(lrs, lrs)


def test_nothing_foreign_is_imported(fresh):
    program = """
import sys, lrsuggest
lrs = [10 ** (i / 20 - 5) for i in range(100)]
lrsuggest.suggest(lrs, [1 / (1 + 100 * lr) for lr in lrs])
print(*{"numpy", "pandas", "torch", "matplotlib"} & set(sys.modules))
"""
    assert fresh(program).split() == []
    assert sys.modules["lrsuggest"] is lrsuggest
