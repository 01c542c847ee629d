# The dashboard as a container: docs/SERVING.md says how it is run.
FROM python:3.11-slim-bookworm

RUN useradd --create-home --uid 10001 plan
WORKDIR /srv/plan
COPY requirements.txt requirements.lock ./
RUN pip install --no-cache-dir --no-compile --disable-pip-version-check --require-hashes -r requirements.lock
COPY . .
RUN python -m compileall -q -x tests .

ENV PYTHONUTF8=1 PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOME=/tmp
USER 10001
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-c", "import urllib.request as ask; ask.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
CMD ["streamlit", "run", "app.py", "--server.address", "0.0.0.0", "--server.port", "8501"]
