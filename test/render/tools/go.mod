// The root of the module. The dependencies of each program stand in a file of their own
// (kustomize.mod, helm.mod), which build.sh names with -modfile.
module tools

go 1.24.0
