package com.example;

import io.github.cdk8sleastprivilege.IAspect;
import org.cdk8s.ApiObject;
import software.constructs.IConstruct;

/** Labels every object with the team. */
public class TeamLabel implements IAspect {
    private final String team;
    private int visits = 0;

    public TeamLabel(String team) {
        this.team = team;
    }

    @Override
    public void visit(IConstruct node) {
        visits++;
        if (node instanceof ApiObject) {
            ((ApiObject) node).getMetadata().addLabel("example.com/team", team);
        }
    }

    public int getVisits() {
        return visits;
    }
}
