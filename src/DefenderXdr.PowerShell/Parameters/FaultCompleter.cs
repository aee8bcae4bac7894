using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DefenderXdr.PowerShell;

/// <summary>Completes what goes wrong in a simulated tenant; how often and with which calls is typed behind it.</summary>
public sealed class FaultCompleter : IArgumentCompleter
{
    /// <summary>What a fault may look like, for whoever wrote another.</summary>
    internal const string Forms =
        "Give what goes wrong (401, 429, 429=30, 429=none, 500, 502, 503, 504, drop, lost, truncated, slow=5, empty, shift, quota=30, timeout), then how often (:3 the first three calls, "
        + "/5 every fifth, @0.2 one in five by chance; once when left out), then after a space which calls (read, change, any, a path such as /api/incidents or /api/machines/*/isolate) and done.";

    private static readonly (string Word, string ToolTip)[] Kinds =
    [
        ("401", "The token has expired: it is refused from then on, a new one is good."),
        ("429", "Too many requests; the service names a wait of one second. 429=30 names thirty."),
        ("429=none", "Too many requests, without a wait being named."),
        ("500", "Internal server error with an empty message."),
        ("502", "A gateway's HTML page."),
        ("503", "The service is not available. 503=5 names a wait of five seconds."),
        ("504", "The gateway's time is over."),
        ("drop", "The connection ends in the middle of the body."),
        ("lost", "The call was carried out, and the connection ends before the answer."),
        ("truncated", "The body ends in the middle of the JSON as if it were whole."),
        ("slow", "The body pauses in its middle for a second. slow=30 pauses for thirty."),
        ("empty", "A success without a body."),
        ("quota", "A hunting query is refused: the tenant has no processing time for a second. quota=60 for a minute."),
        ("timeout", "A hunting query runs longer than the service allows."),
        ("shift", "Something happens in the tenant before a page that is not the first of its list."),
    ];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(wordToComplete, Kinds);
}
