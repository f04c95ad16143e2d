#!/usr/bin/env bash
# Copies the checkout into a new folder and adapts it to another cdk8s-plus:
#
#   bash variants/copy.sh 34 /tmp/variant
#
# It uses the packages of the checkout.
set -eu
number=$1 folder=$2
cd "$(dirname "$0")/.."
bash test/copy-checkout.sh "$folder"
ln -s "$PWD/node_modules" "$folder/node_modules"
node variants/rename.mjs "$number" "$folder"
