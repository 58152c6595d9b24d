"""Training on one batch, with all that an epoch of Lightning's puts around it."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from ._losses import Losses
from ._package import part

__all__ = ["BatchTraining"]


class BatchTraining:
    """Does with a batch what an epoch does, but for callbacks, loggers and schedulers.

    Parameters
    ----------
    trainer : lightning.pytorch.Trainer
        In a fit, silenced.
    monitor : str or None
        The name of a logged value that is the loss.
    """

    def __init__(self, trainer: Any, monitor: str | None) -> None:
        self._trainer, self._module = trainer, trainer.lightning_module
        self._epoch = epoch = trainer.fit_loop.epoch_loop
        self._automatic = self._module.automatic_optimization
        self._loop = epoch.automatic_optimization if self._automatic else epoch.manual_optimization
        self._call = part(trainer, "trainer.call")
        self.losses = Losses(self._loop, monitor)
        self._forget_logged()

    def __call__(self, batch: Any, index: int) -> bool:
        """Train; return False where the module wants no more batches in this epoch.

        Parameters
        ----------
        batch : object
            As the loader gave it.
        index : int
            Its place in the epoch.
        """
        trainer = self._trainer
        self._count(index)
        batch = self._transferred(batch)
        if self.losses.logged:
            self._forget_logged()
        trainer._logger_connector.on_batch_start(batch)
        if self._module_hook("on_train_batch_start", batch, index) == -1:
            return False
        self._strategy_hook("on_train_batch_start", batch, index)
        arguments = self._epoch._build_kwargs(OrderedDict(), batch, index)
        if self._automatic:
            output = self._loop.run(trainer.optimizers[0], index, arguments)
        else:
            output = self._loop.run(arguments)
        self._module_hook("on_train_batch_end", output, batch, index)
        return True

    def loss(self) -> Any:
        """Return the loss of that batch before the update; None where there was none."""
        return self.losses.take(self._epoch._results)

    def _count(self, index: int) -> None:
        """Set the counter by which Lightning decides whether to step, and to step at the end.

        With automatic optimization no batch is the last one: that would end an accumulation.
        """
        progress = self._epoch.batch_progress
        progress.current.ready = index + 1
        last = index + 1 == self._trainer.num_training_batches
        progress.is_last_batch = last and not self._automatic

    def _transferred(self, batch: Any) -> Any:
        """Bring a batch to its precision and its device."""
        batch = self._trainer.precision_plugin.convert_input(batch)
        batch = self._module._on_before_batch_transfer(batch, dataloader_idx=0)
        return self._strategy_hook("batch_to_device", batch, dataloader_idx=0)

    def _forget_logged(self) -> None:
        """Let the module log to a collection of its own, which nobody reads later."""
        self._epoch._results = type(self._epoch._results)(training=True)

    def _module_hook(self, name: str, *arguments: Any) -> Any:
        return self._call._call_lightning_module_hook(self._trainer, name, *arguments)

    def _strategy_hook(self, name: str, *arguments: Any, **keywords: Any) -> Any:
        return self._call._call_strategy_hook(self._trainer, name, *arguments, **keywords)
