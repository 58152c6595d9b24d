"""An empirical search around a suggested learning rate, by Optuna."""
