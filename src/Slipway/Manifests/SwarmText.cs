namespace Slipway.Manifests;

/// <summary>A Swarm stack that predicts once, in as many partitions as are wanted.</summary>
internal static class SwarmText
{
    public static string Compose(DeployOptions options) =>
        $$$$"""
        #   docker secret create {{{{options.Name}}}}_database_url database_url   # a file: mysql://user:password@host/database
        #   ROUND=$(date +%s) docker stack deploy -c swarm.yaml {{{{options.Name}}}}
        # It ends once all rows are predicted. To predict them anew, deploy it again: with another ROUND every task runs once more.
        version: "3.8"

        services:
          predict:
            image: "{{{{options.Image}}}}"
            command: [predict, --wait, 60s]
            environment:
              DATABASE_URL_FILE: /run/secrets/database_url
              SLIPWAY_LOG_FORMAT: json
              SLIPWAY_PARTITION: "{{.Task.Slot}}/{{{{options.Partitions}}}}"   # Swarm counts its tasks from 1
              # Each deployment finds bounds of its own. Swarm itself has no word that is new with it and stays where a task is started again.
              SLIPWAY_PARTITION_ROUND: "{{.Service.ID}}-${ROUND:?each deployment needs a new one, such as the time}"
            secrets:
              - { source: database_url, target: database_url, uid: "10001", gid: "10001", mode: 0400 }
            read_only: true
            cap_drop: [ALL]
            deploy:
              # Not replicated-job: its tasks are not started elsewhere where their node dies. A partition that runs twice changes nothing.
              replicas: {{{{options.Partitions}}}}
              endpoint_mode: dnsrr
              update_config: { parallelism: 0, failure_action: continue }   # all at once; Swarm takes a task that soon ends for a failure
              restart_policy: { condition: on-failure, delay: 5s, max_attempts: 10 }
              resources:
                reservations: { cpus: "{{{{options.ReservedCpus}}}}", memory: {{{{options.Memory}}}}M }
                limits: { cpus: "{{{{options.Cpus}}}}", memory: {{{{options.Memory}}}}M }

        secrets:
          database_url: { external: true, name: {{{{options.Name}}}}_database_url }

        """;
}
