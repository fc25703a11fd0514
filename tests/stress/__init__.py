"""Long runs that `make stress` starts; `make test` has the short forms of the same laws."""
