"""The plan as data, and the only code that reads it.

``read.loading.load_plan`` gives a plan or all that is wrong with its folder (``PlanProblems``); ``read.files.plan_version`` tells
cheaply whether a folder's files have changed. ``python3 -m plan_data.extract`` and ``python3 -m plan_data.write.package`` write the
files.
"""
