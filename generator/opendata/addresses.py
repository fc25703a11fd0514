"""Where the files of the open data stand, and the page that tells of them."""

HUB = "du-lieu-mo/"
SQLITE, POPOLO, PACKAGE = "du-lieu.sqlite", "popolo.json", "datapackage.json"
LICENCE_ANCHOR = "dieu-kien"
