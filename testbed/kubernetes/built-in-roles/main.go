// Prints the roles and bindings that every cluster has, as Kubernetes itself
// makes them when its API server starts, as a TypeScript file.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"sort"

	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac/bootstrappolicy"
)

type rule struct {
	Verbs           []string `json:"verbs"`
	APIGroups       []string `json:"apiGroups,omitempty"`
	Resources       []string `json:"resources,omitempty"`
	ResourceNames   []string `json:"resourceNames,omitempty"`
	NonResourceURLs []string `json:"nonResourceURLs,omitempty"`
}

type role struct {
	Kind      string              `json:"kind"`
	Name      string              `json:"name"`
	Namespace string              `json:"namespace,omitempty"`
	Labels    map[string]string   `json:"labels,omitempty"`
	Selectors []map[string]string `json:"selectors,omitempty"`
	Rules     []rule              `json:"rules"`
}

type subject struct {
	Kind      string `json:"kind"`
	Name      string `json:"name"`
	Namespace string `json:"namespace,omitempty"`
}

type binding struct {
	Kind      string    `json:"kind"`
	Name      string    `json:"name"`
	Namespace string    `json:"namespace,omitempty"`
	RoleKind  string    `json:"roleKind"`
	RoleName  string    `json:"roleName"`
	Subjects  []subject `json:"subjects"`
}

func main() {
	var roles []role
	for _, found := range append(bootstrappolicy.ClusterRoles(), bootstrappolicy.ControllerRoles()...) {
		var selectors []map[string]string
		if found.AggregationRule != nil {
			for _, selector := range found.AggregationRule.ClusterRoleSelectors {
				if len(selector.MatchExpressions) > 0 {
					panic(found.Name + " selects by expressions, which this program does not print")
				}
				selectors = append(selectors, selector.MatchLabels)
			}
		}
		roles = append(roles, role{"ClusterRole", found.Name, "", aggregationLabels(found.Labels), selectors, rulesOf(found.Rules)})
	}
	for namespace, found := range bootstrappolicy.NamespaceRoles() {
		for _, found := range found {
			roles = append(roles, role{"Role", found.Name, namespace, nil, nil, rulesOf(found.Rules)})
		}
	}

	var bindings []binding
	for _, found := range append(bootstrappolicy.ClusterRoleBindings(), bootstrappolicy.ControllerRoleBindings()...) {
		bindings = append(bindings, binding{"ClusterRoleBinding", found.Name, "", found.RoleRef.Kind, found.RoleRef.Name, subjectsOf(found.Subjects)})
	}
	for namespace, found := range bootstrappolicy.NamespaceRoleBindings() {
		for _, found := range found {
			bindings = append(bindings, binding{"RoleBinding", found.Name, namespace, found.RoleRef.Kind, found.RoleRef.Name, subjectsOf(found.Subjects)})
		}
	}

	sort.Slice(roles, func(i, j int) bool {
		a, b := roles[i], roles[j]
		return a.Kind+" "+a.Namespace+" "+a.Name < b.Kind+" "+b.Namespace+" "+b.Name
	})
	sort.Slice(bindings, func(i, j int) bool {
		a, b := bindings[i], bindings[j]
		return a.Kind+" "+a.Namespace+" "+a.Name < b.Kind+" "+b.Namespace+" "+b.Name
	})
	fmt.Printf("// Made by testbed/built-in-roles/generate.sh from Kubernetes %s. Change nothing here.\n", os.Args[1])
	fmt.Println("/* eslint-disable */")
	fmt.Println("import { BuiltInBinding, BuiltInRole } from './built-in-roles';")
	fmt.Println("\nexport const ROLES: readonly BuiltInRole[] = [")
	for _, one := range roles {
		printJSON(one)
	}
	fmt.Println("];\n\nexport const BINDINGS: readonly BuiltInBinding[] = [")
	for _, one := range bindings {
		printJSON(one)
	}
	fmt.Println("];")
}

func printJSON(value any) {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	fmt.Printf("  %s,\n", text)
}

// aggregationLabels leaves the label out that every one of these roles has and nothing selects.
func aggregationLabels(labels map[string]string) map[string]string {
	kept := map[string]string{}
	for name, value := range labels {
		if name != "kubernetes.io/bootstrapping" {
			kept[name] = value
		}
	}
	return kept
}

func rulesOf(found []rbacv1.PolicyRule) []rule {
	rules := []rule{}
	for _, one := range found {
		rules = append(rules, rule{one.Verbs, one.APIGroups, one.Resources, one.ResourceNames, one.NonResourceURLs})
	}
	return rules
}

func subjectsOf(found []rbacv1.Subject) []subject {
	subjects := []subject{}
	for _, one := range found {
		subjects = append(subjects, subject{one.Kind, one.Name, one.Namespace})
	}
	return subjects
}
