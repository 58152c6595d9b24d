"""The range test of what scikit-learn trains in steps."""

import pickle
import signal
import warnings

import lrsuggest
import numpy as np
import pytest
from lrsuggest.integrations.sklearn import range_test
from lrsuggest.integrations.sklearn._objective import sample_loss
from sklearn.base import clone
from sklearn.datasets import load_digits
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression, SGDClassifier, SGDRegressor
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from seeds import SEED, seed

DIGITS, LABELS = load_digits(return_X_y=True)
DIGITS = (DIGITS - DIGITS.mean()) / DIGITS.std()
SHORT = {"end_lr": 1.0, "num_iter": 12, "stop": "never", "progress": False}
RANDOM = np.random.default_rng(SEED)
X = RANDOM.normal(size=(160, 6))
Y = 0.3 * X.sum(1) + 0.5 * RANDOM.normal(size=160)
SIGNS = (Y > 0).astype(int)
THIRDS = np.digitize(Y, [-0.4, 0.4])

ESTIMATORS = [
    MLPClassifier(hidden_layer_sizes=(8,), random_state=SEED),
    MLPClassifier(
        hidden_layer_sizes=(8,), solver="sgd", learning_rate="adaptive", random_state=SEED
    ),
    MLPRegressor(hidden_layer_sizes=(8,), random_state=SEED),
    SGDClassifier("log_loss", random_state=SEED),
    SGDRegressor(random_state=SEED),
]
IDS = ["adam", "sgd", "regressor", "linear classifier", "linear regressor"]
each_estimator = pytest.mark.parametrize("estimator", ESTIMATORS, ids=IDS)


def target(estimator):
    return Y if "Regressor" in type(estimator).__name__ else THIRDS


def trained(estimator, between=lambda _estimator: None):
    """Train 10 steps, do something, train 50 more; return everything the estimator knows."""
    seed()
    estimator, y = clone(estimator), target(estimator)
    classes = {"classes": np.unique(y)} if "Classifier" in type(estimator).__name__ else {}
    for step in range(60):
        rows = np.random.permutation(len(X))[:32]
        estimator.partial_fit(X[rows], y[rows], **classes)
        if step == 9:
            between(estimator)
    return pickle.dumps([estimator, np.random.get_state()])


@pytest.mark.parametrize(
    ("estimator", "optimizer"),
    [
        (MLPClassifier(hidden_layer_sizes=(32,), random_state=SEED), "adam"),
        (MLPClassifier(hidden_layer_sizes=(32,), solver="sgd", random_state=SEED), "nesterov"),
    ],
)
def test_range_test(estimator, optimizer):
    test = range_test(estimator, DIGITS, LABELS, progress=False)
    assert test.context == {"optimizer": optimizer, "batch_size": 200, "schedule": "constant"}
    assert len(test.lrs) > 50
    answer = test.suggest(steps=80)
    scores = []
    for lr in (answer.lr / 30, answer.lr, answer.lr * 30):
        network = clone(estimator).set_params(learning_rate_init=lr, max_iter=10)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", (ConvergenceWarning))
            try:
                scores.append(network.fit(DIGITS[:1200], LABELS[:1200]).loss_)
            except ValueError:  # it has diverged
                scores.append(np.inf)
    assert scores[1] == min(scores)


def test_linear_models_as_well():
    estimator = SGDClassifier("log_loss", random_state=SEED)
    test = range_test(estimator, DIGITS, LABELS, progress=False)
    assert test.context == {"optimizer": "sgd", "batch_size": 1, "schedule": "constant"}
    answer = test.suggest(steps=5 * len(DIGITS))
    estimator.set_params(learning_rate="constant", eta0=answer.lr)
    assert estimator.fit(DIGITS[:1200], LABELS[:1200]).score(DIGITS[1200:], LABELS[1200:]) > 0.85


@each_estimator
def test_mid_training(estimator):
    tests = []
    ours = trained(
        estimator, lambda fitted: tests.append(range_test(fitted, X, target(fitted), **SHORT))
    )
    assert ours == trained(estimator)
    assert len(tests[0].lrs) == 12


@pytest.mark.parametrize(
    "network",
    [
        MLPRegressor(hidden_layer_sizes=(8,), random_state=SEED),
        MLPRegressor(hidden_layer_sizes=(8,), activation="tanh", solver="sgd"),
    ],
)
def test_the_rate_is_the_one_that_is_used(network):
    """Weights of a fitted network move in proportion to the rate of their first step."""
    network = clone(network).set_params(random_state=SEED, momentum=0.0)
    network.fit(X[:40], Y[:40])
    moves = []

    class Spy(type(network)):
        def partial_fit(self, X, y):
            before = [coef.copy() for coef in self.coefs_]
            super().partial_fit(X, y)
            moves.append(np.concatenate([(a - b).ravel() for a, b in zip(self.coefs_, before)]))

    network.__class__ = Spy
    options = {"num_iter": 2, "stop": "never", "progress": False}
    for start in (1e-6, 3e-6):
        range_test(network, X, Y, start_lr=start, end_lr=1e-5, **options)
    assert moves[2] == pytest.approx(3 * moves[0], rel=1e-3)


def test_the_losses_of_a_network_are_those_before_the_updates():
    network = MLPRegressor(
        hidden_layer_sizes=(8,), random_state=SEED, alpha=0.1, batch_size=160, shuffle=False
    )
    test = range_test(network, X, Y, **SHORT)
    one = clone(network).set_params(learning_rate_init=1e-30).partial_fit(X, Y)
    weights = sum((coef**2).sum() for coef in one.coefs_)
    by_hand = 0.5 * ((one.predict(X) - Y) ** 2).mean() + 0.5 * 0.1 * weights / len(X)
    assert test.losses[0] == pytest.approx(by_hand, rel=1e-9)


LOSSES = sorted(SGDClassifier.loss_functions)


@pytest.mark.parametrize("name", LOSSES)
def test_the_loss_of_a_row_is_that_of_scikit_learn(name):
    estimator = SGDClassifier(name, epsilon=0.3)
    theirs = estimator._get_loss_function(name)
    scores = np.linspace(-3, 3, 41)
    for sign in (-1.0, 1.0):
        ours = sample_loss(estimator, sign, scores)
        if hasattr(theirs, "py_loss"):
            expected = [theirs.py_loss(score, sign) for score in scores]
        else:
            label = (sign + 1) / 2 if name == "log_loss" else sign  # binomial, of 0 and 1
            expected = np.empty(41)
            theirs.loss(np.full(41, label), scores, None, expected, 1)
        assert ours == pytest.approx(np.asarray(expected), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("penalty", ["l2", "l1", "elasticnet", None])
@pytest.mark.parametrize("labels", [SIGNS, THIRDS], ids=["two classes", "three classes"])
def test_what_a_linear_model_minimises_falls_for_small_rates(penalty, labels):
    estimator = SGDClassifier("log_loss", penalty=penalty, alpha=0.05, random_state=SEED)
    options = {"start_lr": 1e-4, "end_lr": 1e-2, "num_iter": 60, "batch_size": 160}
    losses = range_test(estimator, X, labels, stop="never", progress=False, **options).losses
    assert losses[0] == pytest.approx(np.log(2))
    assert all(after < before for before, after in zip(losses, losses[1:40]))


def test_averaging_does_not_hide_the_weights_that_are_trained():
    def fitted(average):
        estimator = SGDRegressor(average=average, random_state=SEED, learning_rate="constant")
        for start in range(0, 160, 32):
            estimator.partial_fit(X[start : start + 32], Y[start : start + 32])
        return estimator

    averaged = range_test(fitted(True), X, Y, **SHORT)
    plain = range_test(fitted(False), X, Y, **SHORT)
    assert averaged.losses == pytest.approx(plain.losses)


def test_weights_of_classes_count():
    estimator = SGDClassifier("hinge", random_state=SEED)
    doubled = clone(estimator).set_params(class_weight={0: 2.0, 1: 2.0})
    first = range_test(estimator, X, SIGNS, **SHORT).losses[0]
    assert range_test(doubled, X, SIGNS, **SHORT).losses[0] == pytest.approx(2 * first)


def test_groups():
    """One rate for all weights."""
    test = range_test(ESTIMATORS[0], X, THIRDS, **SHORT)
    assert test.ratios == (1.0,)


def fail():
    raise OSError("the disk is full")


def interrupt():
    signal.raise_signal(signal.SIGINT)


@each_estimator
@pytest.mark.parametrize(("action", "error"), [(fail, OSError), (interrupt, KeyboardInterrupt)])
@pytest.mark.parametrize("turn", [1, 6, 12])
def test_restore(estimator, action, error, turn, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    def failing(fitted):
        kind, count = type(fitted), [0]

        class Failing(kind):
            def partial_fit(self, *arguments, **keywords):
                count[0] += 1
                if count[0] == turn:
                    action()
                return super().partial_fit(*arguments, **keywords)

        fitted.__class__ = Failing
        with pytest.raises(error):
            range_test(fitted, X, target(estimator), **SHORT)
        fitted.__class__ = kind

    assert trained(estimator, failing) == trained(estimator)
    assert not list(tmp_path.rglob("*"))


@each_estimator
def test_an_estimator_that_is_not_fitted_stays_so(estimator):
    mine = clone(estimator).set_params(random_state=np.random.RandomState(SEED + 3))
    before = pickle.dumps(mine)
    range_test(mine, X, target(estimator), **SHORT)
    assert pickle.dumps(mine) == before


def test_a_pipeline():
    network = MLPClassifier(hidden_layer_sizes=(8,), random_state=SEED)
    pipeline = make_pipeline(StandardScaler(), network)
    scaled = StandardScaler().fit_transform(100 * X)
    expected = range_test(network, scaled, SIGNS, **SHORT)
    assert range_test(pipeline, 100 * X, SIGNS, **SHORT) == expected
    assert not hasattr(pipeline[0], "mean_")
    pipeline[0].fit(100 * X)
    assert range_test(pipeline, 100 * X, SIGNS, **SHORT) == expected


def test_frames_and_sparse_matrices():
    pandas, sparse = pytest.importorskip("pandas"), pytest.importorskip("scipy.sparse")
    network = MLPClassifier(hidden_layer_sizes=(8,), random_state=SEED)
    expected = range_test(network, X, SIGNS, **SHORT).losses
    frame = pandas.DataFrame(X, index=range(5, 165)).rename(columns=str)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        framed = range_test(network, frame, pandas.Series(SIGNS), **SHORT)
    assert framed.losses == pytest.approx(expected)
    for matrix in (sparse.coo_matrix(X), X.tolist()):
        assert range_test(network, matrix, SIGNS.tolist(), **SHORT).losses == pytest.approx(
            expected
        )


def test_negative_loss():
    """None of scikit-learn can be negative, not even that of counts, which others let be so."""
    counts = np.random.default_rng(SEED + 1).poisson(30.0, size=160)
    network = MLPRegressor(hidden_layer_sizes=(8,), loss="poisson", random_state=SEED)
    test = range_test(network, X, counts, batch_size=32, start_lr=1e-5, progress=False)
    assert min(test.losses) > 0
    signs = np.array([-1.0, 1.0])[:, None]
    for name in LOSSES:
        assert (sample_loss(SGDClassifier(name), signs, np.linspace(-9, 9, 99)) >= 0).all()


@pytest.mark.parametrize(
    "estimator", [MLPRegressor(hidden_layer_sizes=(8,), random_state=SEED), SGDRegressor()]
)
def test_nan_at_first_step(estimator):
    estimator = clone(estimator).set_params(random_state=SEED)
    before = pickle.dumps(estimator)
    test = range_test(estimator, 1e200 * X, 1e300 * Y, progress=False)
    assert test.suggest().code == "no_finite_loss"
    assert test.stop_reason == "non_finite"
    assert pickle.dumps(estimator) == before


@each_estimator
def test_three_batch_loader(estimator):
    rows = slice(0, 96)
    test = range_test(
        estimator, X[rows], target(estimator)[rows], batch_size=32,
        start_lr=1e-7, end_lr=1e-3, stop="never", progress=False,
    )  # fmt: skip
    assert len(test.lrs) == 100
    assert test.stop_reason == "completed"


@each_estimator
def test_a_divergence_is_an_end_and_no_error(estimator):
    test = range_test(estimator, X, target(estimator), end_lr=1e30, num_iter=300, progress=False)
    assert test.stop_reason in {"diverged", "non_finite"}


def test_a_network_that_stopped_early_so_far():
    network = MLPClassifier(
        hidden_layer_sizes=(8,), early_stopping=True, random_state=SEED, max_iter=3
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        network.fit(X, SIGNS)
    assert len(range_test(network, X, SIGNS, **SHORT).losses) == 12


@pytest.mark.parametrize(
    ("estimator", "options", "message"),
    [
        (LogisticRegression(), {}, "estimator must be an MLPClassifier.* not LogisticRegression"),
        (MLPClassifier(solver="lbfgs"), {}, r"'lbfgs' has no learning rate: call .*set_params"),
        (SGDClassifier(class_weight="balanced"), {}, r"cannot be trained in steps: call"),
        (MLPClassifier(), {"batch_size": 0}, "batch_size must lie between 1 and 160 rows, not 0"),
        (MLPClassifier(), {"batch_size": 161}, "not 161"),
    ],
)
def test_what_does_not_fit_is_refused(estimator, options, message):
    with pytest.raises(lrsuggest.LRSuggestError, match=message):
        range_test(estimator, X, SIGNS, **{**SHORT, **options})
