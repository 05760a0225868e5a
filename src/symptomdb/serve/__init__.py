"""The doors: command line, web pages, REST. They speak to `symptomdb.library`, not to the rooms behind it."""
