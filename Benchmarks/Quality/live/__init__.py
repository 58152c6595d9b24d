"""Small trainings that run while the bench does, on data sets that scikit-learn brings."""
