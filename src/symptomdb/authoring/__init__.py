"""The author's workbench: a skeleton with passages to cite, checks against the cited text, a preview, the coverage."""
