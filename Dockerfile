# The dashboard and the command line: articles are mounted at /articles, what is built is kept at /data.
FROM python:3.11-slim AS build
WORKDIR /src
COPY requirements.txt pyproject.toml README.md LICENSE CHANGELOG.md ./
RUN python -m venv /opt/elchi && /opt/elchi/bin/pip install --no-cache-dir -r requirements.txt
COPY analytics analytics
COPY dashboard dashboard
COPY data data
COPY .streamlit .streamlit
RUN /opt/elchi/bin/pip install --no-cache-dir --no-deps .

FROM python:3.11-slim
COPY --from=build /opt/elchi /opt/elchi
RUN useradd --uid 1000 --create-home elchi && mkdir -p /articles /data && chown elchi /articles /data
USER elchi
ENV PATH=/opt/elchi/bin:$PATH XDG_DATA_HOME=/data PYTHONDONTWRITEBYTECODE=1 HOME=/tmp
VOLUME ["/articles", "/data"]
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://localhost:8501/_stcore/health', timeout=4)"]
CMD ["elchi", "run", "/articles", "--address", "0.0.0.0", "--no-browser"]
