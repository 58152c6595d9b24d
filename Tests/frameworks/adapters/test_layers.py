"""Layer reports of real state_dicts."""

import copy

import lrsuggest
import torch

from seeds import SEED, seed


class Net(torch.nn.Module):
    """A frozen body, a normalised middle, and a head."""

    def __init__(self):
        super().__init__()
        self.body = torch.nn.Linear(4, 16)
        self.middle = torch.nn.Linear(16, 16)
        self.norm = torch.nn.BatchNorm1d(16)
        self.head = torch.nn.Linear(16, 3)

    def forward(self, inputs):
        return self.head(torch.relu(self.norm(self.middle(torch.relu(self.body(inputs))))))


def data():
    draw = torch.Generator().manual_seed(SEED + 5)
    labels = torch.arange(240) % 3
    centres = torch.randn(3, 4, generator=draw) * 2
    return centres[labels] + torch.randn(240, 4, generator=draw), labels


def trained(lr=0.05, steps=100):
    """Train all but the body; return the net and its checkpoint at first."""
    seed(1)
    net, (inputs, labels) = Net(), data()
    net.body.requires_grad_(False)
    initial = copy.deepcopy(net.state_dict())
    optimizer = torch.optim.SGD(net.parameters(), lr)
    for _ in range(steps):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(net(inputs), labels).backward()
        optimizer.step()
    return net, initial


def error_of(net):
    """Return an evaluation that loads a checkpoint into `net`."""
    inputs, labels = data()

    def evaluate(state):
        net.load_state_dict(state)
        net.eval()
        with torch.no_grad():
            return float((net(inputs).argmax(1) != labels).float().mean())

    return evaluate


def test_turns_are_those_of_torch_and_the_frozen_layer_is_named():
    net, initial = trained()
    report = lrsuggest.layer_report(initial, net.state_dict())
    assert [turn.name for turn in report.layers] == ["body.weight", "middle.weight", "head.weight"]
    body, *others = report.layers
    assert (body.distance, body.relative_update) == (0, 0)
    assert body.message == "has not moved: frozen, unused, or without a learning rate"
    for turn in others:
        before = initial[turn.name].double().flatten()
        now = net.state_dict()[turn.name].double().flatten()
        expected = 1 - torch.nn.functional.cosine_similarity(before, now, dim=0)
        assert abs(turn.distance - float(expected)) < 1e-12
        assert abs(turn.relative_update - float((now - before).norm() / before.norm())) < 1e-12
        assert turn.distance > 0
    assert report.skipped["norm.num_batches_tracked"] == "no real weights, but torch.int64"
    assert report.skipped["norm.weight"].startswith("one-dimensional")


def test_a_higher_rate_turns_layers_further():
    distances = []
    for lr in (0.005, 0.05, 0.5):
        net, initial = trained(lr)
        distances.append(lrsuggest.layer_report(initial, net.state_dict()).median)
    assert distances == sorted(distances)
    assert distances[2] > 4 * distances[0]


def test_a_layer_with_a_tiny_rate_is_told_to_take_more():
    seed(2)
    layers = [torch.nn.Linear(12, 12) for _ in range(4)]
    net, (inputs, labels) = torch.nn.Sequential(torch.nn.Linear(4, 12), *layers), data()
    initial = copy.deepcopy(net.state_dict())
    slow = list(net[2].parameters())
    rest = [weights for i in (0, 1, 3, 4) for weights in net[i].parameters()]
    groups = [{"params": slow, "lr": 1e-5}, {"params": rest}]
    optimizer = torch.optim.Adam(groups, lr=0.005)
    for _ in range(60):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(net(inputs), labels).backward()
        optimizer.step()
    report = lrsuggest.layer_report(initial, net.state_dict())
    less = [turn.name for turn in report.layers if turn.message.endswith(": more learning rate")]
    assert min(report.layers, key=lambda turn: turn.distance).name == "2.weight"
    assert less == ["2.weight"]


def test_a_history_follows_a_live_net_from_its_first_weights():
    seed(3)
    net, (inputs, labels) = Net(), data()
    net.bfloat16()
    initial = copy.deepcopy(net.state_dict())
    history = lrsuggest.RotationHistory(net.state_dict())
    optimizer = torch.optim.SGD(net.parameters(), 0.05)
    for epoch in (1, 2, 3):
        for _ in range(10):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(net(inputs.bfloat16()), labels).backward()
            optimizer.step()
        history.record(epoch, net.state_dict())
        assert history.report == lrsuggest.layer_report(initial, net.state_dict())
    assert history.layers == ("body.weight", "middle.weight", "head.weight")
    for distances in history.distances.values():
        assert len(distances) == 3
        assert distances[-1] > distances[0] > 0


def test_bfloat16_parameters_and_shared_memory():
    net, initial = trained(steps=20)
    halves = [
        {name: value.bfloat16() for name, value in state.items() if value.is_floating_point()}
        for state in (initial, net.state_dict())
    ]
    wide = lrsuggest.layer_report(initial, dict(net.named_parameters())).layers
    for half, full in zip(lrsuggest.layer_report(*halves).layers, wide):
        assert abs(half.distance - full.distance) < 0.01
    try:
        lrsuggest.layer_report(net.state_dict(), net.state_dict())
    except lrsuggest.LRSuggestError as error:
        assert "copy.deepcopy(model.state_dict())" in str(error)
    else:
        raise AssertionError("no change can show between a net and itself")


def test_robustness_of_a_live_net_leaves_it_trained():
    net, initial = trained(lr=0.2, steps=200)
    before = copy.deepcopy(net.state_dict())
    seed(77)
    report = lrsuggest.layer_robustness(
        net.state_dict(), initial, error_of(net), fresh=Net().state_dict()
    )
    assert [layer.name for layer in report.layers] == ["body", "middle", "norm", "head"]
    body, *_, head = report.layers
    assert (body.rise, body.verdict) == (0, "robust")  # it never moved
    assert body.fresh_rise > 0
    assert head.fresh_verdict == "critical"
    assert report.error == report.repeated_error < report.untrained_error
    for name, value in net.state_dict().items():
        assert torch.equal(value, before[name])
