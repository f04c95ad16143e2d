// The root of the module. The dependencies of each tested Kubernetes version stand in a file of their own
// (1.34.mod, 1.37.mod), which build.sh names with -modfile.
module testbed

go 1.24.0
