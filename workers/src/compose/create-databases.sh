#!/bin/bash
# Run by the image postgres when its volume is new: a database and a user for the cluster, and one for Pontual.
set -euo pipefail

psql --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres \
  --set=camunda_password="$CAMUNDA_DATABASE_PASSWORD" \
  --set=pontual_password="$PONTUAL_DATABASE_PASSWORD" << 'SQL'
create role camunda login password :'camunda_password';
create database camunda owner camunda;
create role pontual login password :'pontual_password';
create database pontual owner pontual;
SQL
