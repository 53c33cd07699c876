import { findResource, type Pipeline } from "@terrace/core/graph";
import { report, type SynthContext } from "../assembly/context.ts";
import type { Yaml } from "../assembly/yaml.ts";

/** Jobs that tell Telegram when a run starts and how it ends; other channels hear of it by their topic. (BRQ-CICD-04, BRQ-ALARM-11) */
export function tellTelegram(
  pipeline: Pipeline,
  jobs: readonly string[],
  context: SynthContext,
): Readonly<Record<string, Yaml>> {
  const { graph } = context;
  const told = pipeline.notify.some((id) => findResource(graph, "channel", id)?.medium === "telegram");
  if (!told) return {};
  report(context, pipeline.id, {
    code: "TER-SYN-005",
    message: "GitHub needs the secret TELEGRAM_TOKEN and the variable TELEGRAM_CHAT to tell Telegram about a run",
    hint: null,
  });
  const what = `${graph.platform} ${graph.environment} \${{ github.sha }}`;
  return {
    "tell-start": { "runs-on": "ubuntu-latest", permissions: {}, steps: [send(`started: ${what}`)] },
    "tell-end": {
      "runs-on": "ubuntu-latest",
      needs: jobs,
      if: "always()",
      permissions: {},
      steps: [send(`${OUTCOME}: ${what}`)],
    },
  };
}

const OUTCOME = `\${{ contains(needs.*.result, 'failure') && 'failed' || contains(needs.*.result, 'cancelled') && 'cancelled' || 'done' }}`;

/** The token goes to curl by standard input: whoever lists processes sees none. */
function send(text: string): Yaml {
  return {
    name: "Tell Telegram",
    env: { TOKEN: `\${{ secrets.TELEGRAM_TOKEN }}`, CHAT: `\${{ vars.TELEGRAM_CHAT }}`, TEXT: text },
    run: `printf 'url = "https://api.telegram.org/bot%s/sendMessage"\\n' "$TOKEN" |\n  curl -fsS --config - --data-urlencode "chat_id=$CHAT" --data-urlencode "text=$TEXT"\n`,
  };
}
