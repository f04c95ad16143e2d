#!/usr/bin/env bash
# Copies the checkout into a new folder, where it is made for another cdk8s-plus:
#
#   bash variants/copy.sh 34 /tmp/variant
#
# The packages are those of the checkout.
set -eu
number=$1 folder=$2
cd "$(dirname "$0")/.."
bash test/copy-checkout.sh "$folder"
ln -s "$PWD/node_modules" "$folder/node_modules"
node variants/rename.mjs "$number" "$folder"
