"""FHIR R4 (4.0.1): care pathways as PlanDefinition, a plan as CarePlan with RequestGroup, what the server can do.

Resources are plain dictionaries; the tests hold them to fhir.resources' R4B classes and to what differs in R4.
"""
