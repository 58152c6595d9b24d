"""The tasks that were added to the public corpus, by what it lacked."""

from __future__ import annotations

from tasks import Task

Net = dict[str, object]

SHORT_TO_LONG = (300, 1000, 3000, 10_000)
SHORT_TO_MIDDLE = (400, 1500, 5000)
TWO_MORE = (300, 1200, 4000)


def mlp(*widths: int, **options: object) -> Net:
    """Fully connected layers."""
    return {"arch": "mlp", "widths": list(widths), **options}


def cnn(*channels: int, **options: object) -> Net:
    """Convolutions."""
    return {"arch": "cnn", "ch": list(channels), **options}


def trf(dm: int, layers: int, **options: object) -> Net:
    """A transformer."""
    return {"arch": "trf", "dm": dm, "layers": layers, **options}


def mixer(dm: int, layers: int) -> Net:
    """An MLP-mixer."""
    return {"arch": "mixer", "dm": dm, "layers": layers}


def gru(h: int) -> Net:
    """A gated recurrent net."""
    return {"arch": "gru", "h": h}


LARGER = [
    Task("texture", mlp(128, 128), opt="mom", bs=64),
    Task("chess", mlp(160, 96), opt="adamw", bs=32),
    Task("leaf", mlp(256, 64), opt="sgd", bs=16),
    Task("penbased", mlp(128, 128), opt="rmsprop", bs=32, budgets=(300,)),
    Task("mnist5k", mlp(128, 64, norm="ln"), opt="adam", bs=32, budgets=(300,)),
    Task("optdigits", mlp(*[48] * 6, norm="bn"), opt="mom", bs=64, budgets=(300,)),
    Task("texture", mlp(*[32] * 8), opt="adam", bs=32, tag="deep"),
    Task("chicago", mlp(160, 64), loss="mse", opt="adam", bs=32),
]
ATTENTION = [
    Task("penbased", trf(16, 1), opt="adam", bs=32, budgets=TWO_MORE),
    Task("optdigits", trf(24, 1), opt="adam", bs=32, budgets=(300,)),
    Task("manual", trf(24, 2), opt="adamw", bs=8, budgets=(240,), hp={"wd": 0.1}),
    Task("manual", trf(16, 1), opt="mom", bs=8, budgets=(300,)),
    Task("mnist5k", trf(24, 1), opt="rmsprop", bs=16, budgets=(240,)),
]
CONVOLUTIONAL = [
    Task("optdigits", cnn(8, 16), opt="mom", bs=32, budgets=(300,)),
    Task("optdigits", cnn(8, 16, norm="bn"), opt="mom", bs=32, budgets=(300,)),
    Task("optdigits", cnn(8, 16), opt="adam", bs=16, budgets=TWO_MORE),
    Task("mnist5k", cnn(6, 12, 16), opt="adam", bs=16, budgets=(200,)),
    Task("mnist5k", cnn(6, 12, 16, norm="bn"), opt="mom", bs=16, budgets=(200,)),
]
FINE_TUNING = [
    Task("digits", mlp(64, 32), opt="adam", bs=16, transfer="full", source="optdigits"),
    Task("digits", mlp(64, 32), opt="sgd", bs=32, transfer="head", source="optdigits"),
    Task(
        "optdigits",
        cnn(8, 16, norm="bn"),
        opt="adam",
        bs=32,
        budgets=(240,),
        transfer="head",
        source="digits",
    ),
    Task(
        "digits",
        cnn(8, 16),
        opt="adamw",
        bs=16,
        budgets=(240,),
        transfer="full",
        source="optdigits",
    ),
    Task("texture", mlp(64, 64), opt="mom", bs=32, transfer="full", source="classes"),
    Task("texture", mlp(96), opt="adam", bs=16, transfer="head", source="classes"),
    Task("leaf", mlp(96, 48), opt="adamw", bs=16, transfer="full", source="classes"),
    Task("leaf", mlp(96, 48), opt="mom", bs=16, transfer="head", source="classes"),
    Task(
        "penbased", trf(16, 1), opt="adam", bs=32, budgets=(300,), transfer="full", source="classes"
    ),
    Task("penbased", mlp(64, 64), opt="rmsprop", bs=32, transfer="resume"),
    Task("mnist5k", mlp(96, 32), opt="sgd", bs=32, transfer="full", source="classes"),
    Task("marketing", mlp(48), opt="adam", bs=64, transfer="resume"),
    Task("manual", trf(24, 1), opt="adam", bs=8, budgets=(240,), transfer="resume"),
]
RECIPES = [
    Task("texture", mlp(96), opt="sgd", hp={"wd": 1e-3}, bs=32),
    Task("marketing", mlp(96), opt="adamw", hp={"wd": 0.3}, bs=64),
    Task("cells", mlp(64, 32), opt="mom", hp={"wd": 1e-2}, bs=16),
    Task("sonar", mlp(32), opt="adam", hp={"wd": 1e-2}, bs=16, budgets=(300,)),
    Task("leaf", mlp(64), loss="ls", opt="mom", bs=16),
    Task("texture", mlp(64, 64), loss="ls", opt="adam", bs=32),
    Task("optdigits", cnn(8, 16), loss="ls", opt="adamw", bs=32, budgets=(240,)),
    Task("mnist5k", mlp(96), loss="ls", opt="sgd", bs=16),
    Task("penbased", mlp(64), loss="mixed", opt="adam", bs=32),
    Task("texture", mlp(64), loss="mixed", opt="mom", bs=32),
    Task("optdigits", mlp(64), loss="mixed", opt="rmsprop", bs=64),
    Task("leaf", mlp(64), opt="adam", bs=16, warm_up=True),
    Task("optdigits", mlp(96, 48), opt="mom", bs=32, warm_up=True),
    Task("chess", mlp(64, 64), opt="sgd", bs=16, warm_up=True),
    Task("texture", mlp(64, dropout=0.3), opt="adam", bs=64, tag="drop"),
    Task("leaf", mlp(96, dropout=0.5), opt="rmsprop", bs=16, tag="drop"),
]
ROWS = [
    Task("penbased", mixer(16, 1), opt="adam", bs=32, budgets=(300,)),
    Task("digits", mixer(24, 2), opt="mom", bs=32, budgets=(300,)),
    Task("movement_libras", mixer(12, 1), opt="adamw", bs=16, budgets=(300,)),
    Task("digits", gru(24), opt="rmsprop", bs=16, budgets=(300,)),
]
HARD = [
    Task("magic", mlp(48), norm="raw", opt="adam", bs=32),
    Task("magic", mlp(32), norm="raw", opt="sgd", bs=32),
    Task("chicago", mlp(64), loss="mse", norm="raw", opt="mom", bs=32),
    Task("cells", mlp(48), norm="raw", opt="adam", bs=16),
    Task("leaf", mlp(64), norm="raw", opt="rmsprop", bs=16),
    Task("gpa2", mlp(32), loss="mse", norm="raw", opt="sgd", bs=64),
    Task("marketing", mlp(64), norm="raw", opt="mom", bs=32),
    Task("diamonds", mlp(48), loss="gnll", opt="adam", bs=32, budgets=SHORT_TO_MIDDLE),
    Task("gpa2", mlp(32), loss="gnll", opt="mom", bs=64),
    Task("chicago", mlp(64, 32), loss="gnll", opt="adamw", bs=32),
    Task("magic", mlp(64, gain=3.0), opt="mom", bs=32, tag="gain"),
    Task("texture", mlp(64, 64, gain=0.2), opt="sgd", bs=32, tag="small"),
    Task("twonorm", mlp(32), opt="adam", bs=4, label_noise=0.2),
    Task("banana", mlp(32, 32), opt="mom", bs=4),
    Task("marketing", mlp(64), opt="sgd", bs=4, label_noise=0.1),
    Task("sonar", mlp(48, act="tanh"), opt="sgd", bs=8, budgets=(300,)),
    Task("tic-tac-toe", mlp(32, act="silu"), opt="adagrad", bs=16, norm="minmax"),
]
BUDGETS = [
    Task("magic", mlp(48), opt="adam", bs=64, budgets=SHORT_TO_LONG),
    Task("chess", mlp(48), opt="sgd", bs=32, budgets=SHORT_TO_MIDDLE),
    Task("chess", mlp(64), opt="rmsprop", bs=16, budgets=SHORT_TO_MIDDLE),
    Task("diamonds", mlp(48, 48), loss="huber", opt="adam", bs=64, budgets=SHORT_TO_MIDDLE),
    Task("gpa2", mlp(32), loss="mse", opt="mom", bs=32, budgets=SHORT_TO_MIDDLE),
    Task("marketing", mlp(48), opt="adamw", bs=64, budgets=SHORT_TO_MIDDLE),
    Task("marketing", mlp(), opt="sgd", bs=16, budgets=SHORT_TO_LONG),
    Task("leaf", mlp(64), opt="adam", bs=16, budgets=SHORT_TO_MIDDLE),
    Task("cells", mlp(48), opt="sgd", bs=16, budgets=SHORT_TO_MIDDLE),
    Task("sonar", mlp(32), opt="mom", bs=16, budgets=SHORT_TO_MIDDLE),
    Task("twonorm", mlp(32), opt="rmsprop", bs=32, budgets=SHORT_TO_MIDDLE),
    Task("tic-tac-toe", mlp(32), opt="adam", bs=16, budgets=SHORT_TO_MIDDLE),
]
GROUPS = {
    "larger": LARGER,
    "attention": ATTENTION,
    "convolutional": CONVOLUTIONAL,
    "fine-tuning": FINE_TUNING,
    "recipes": RECIPES,
    "rows": ROWS,
    "hard": HARD,
    "budgets": BUDGETS,
}
ALL = [task for group in GROUPS.values() for task in group]
