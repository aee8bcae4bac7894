using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DefenderXdr.Simulation;

/// <summary>Faults as text; what it means is told at <see cref="SimulatedFault.Parse"/>.</summary>
internal static class FaultSyntax
{
    private static readonly Dictionary<string, SimulatedFaultKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["401"] = SimulatedFaultKind.ExpiredToken,
        ["429"] = SimulatedFaultKind.TooManyRequests,
        ["500"] = SimulatedFaultKind.InternalServerError,
        ["502"] = SimulatedFaultKind.BadGateway,
        ["503"] = SimulatedFaultKind.ServiceUnavailable,
        ["504"] = SimulatedFaultKind.GatewayTimeout,
        ["drop"] = SimulatedFaultKind.DroppedConnection,
        ["lost"] = SimulatedFaultKind.LostAnswer,
        ["truncated"] = SimulatedFaultKind.TruncatedJson,
        ["slow"] = SimulatedFaultKind.SlowPage,
        ["empty"] = SimulatedFaultKind.EmptyAnswer,
        ["shift"] = SimulatedFaultKind.ShiftedList,
        ["quota"] = SimulatedFaultKind.QuotaExceeded,
        ["timeout"] = SimulatedFaultKind.QueryTimeout,
    };

    private static readonly Dictionary<string, SimulatedFaultTarget> Targets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["read"] = SimulatedFaultTarget.Reads,
        ["change"] = SimulatedFaultTarget.Changes,
        ["any"] = SimulatedFaultTarget.Any,
    };

    private static readonly Regex Head = new(
        @"^(?<kind>\w+)(=(?<wait>none|\d{1,5}(\.\d{1,3})?))?((?<often>[:/@])(?<number>[0-9.]{1,9}))*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    internal static SimulatedFault Read(string text)
    {
        var words = text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var head = Head.Match(words.Length > 0 ? words[0] : "");
        if (!head.Success)
            throw Wrong(text, "it does not begin with what goes wrong and how often, such as 429, 503@0.2, drop/5 or 429=30:3");
        if (!Kinds.TryGetValue(head.Groups["kind"].Value, out var kind))
            throw Wrong(text, $"'{head.Groups["kind"].Value}' is none of {string.Join(", ", Kinds.Keys)}");
        var fault = Often(Waiting(new(kind), head.Groups["wait"], text), head, text);
        foreach (var word in words.Skip(1))
            fault = Where(fault, word, text);
        return fault;
    }

    internal static string Write(SimulatedFault fault)
    {
        var text = new StringBuilder(Kinds.First(kind => kind.Value == fault.Kind).Key);
        if (fault.Wait != SimulatedFault.DefaultWait(fault.Kind))
            text.Append('=').Append(fault.Wait is { } wait ? wait.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) : "none");
        var limited = fault.Every == 1 && fault.Probability == 1 ? 1 : 0;
        if (fault.Every > 1 || (fault.Count == 0 && fault.Probability == 1))
            text.Append('/').Append(fault.Every.ToString(CultureInfo.InvariantCulture));
        if (fault.Probability < 1)
            text.Append('@').Append(fault.Probability.ToString("0.#######", CultureInfo.InvariantCulture));
        if (fault.Count > 0 && fault.Count != limited)
            text.Append(':').Append(fault.Count.ToString(CultureInfo.InvariantCulture));
        if (fault.On != SimulatedFault.DefaultTarget(fault.Kind))
            text.Append(' ').Append(Targets.First(target => target.Value == fault.On).Key);
        if (fault.Path is not null)
            text.Append(' ').Append(fault.Path);
        return text.Append(fault.IsDone ? " done" : "").ToString();
    }

    private static SimulatedFault Waiting(SimulatedFault fault, Group wait, string text)
    {
        if (!wait.Success)
            return fault;
        if (fault.Kind is not (SimulatedFaultKind.TooManyRequests or SimulatedFaultKind.ServiceUnavailable or SimulatedFaultKind.SlowPage or SimulatedFaultKind.QuotaExceeded))
            throw Wrong(text, "only 429, 503, slow and quota have a wait");
        return fault with { Wait = wait.Value.Equals("none", StringComparison.OrdinalIgnoreCase) ? null : TimeSpan.FromSeconds(double.Parse(wait.Value, CultureInfo.InvariantCulture)) };
    }

    private static SimulatedFault Often(SimulatedFault fault, Match head, string text)
    {
        var marks = head.Groups["often"].Captures.Cast<Capture>().Select(mark => mark.Value).ToArray();
        if (marks.Distinct().Count() < marks.Length)
            throw Wrong(text, "a mark stands there twice");

        // A chance or a rhythm has no end unless it is given one.
        if (marks.Length > 0 && Array.IndexOf(marks, ":") < 0)
            fault = fault with { Count = 0 };
        for (var i = 0; i < marks.Length; i++)
        {
            var number = head.Groups["number"].Captures[i].Value;
            fault = marks[i] switch
            {
                ":" => fault with { Count = Number(number, "how many calls", text) },
                "/" => fault with { Every = Number(number, "every how many calls", text) },
                _ => fault with { Probability = Chance(number, text) },
            };
        }

        return fault;
    }

    private static SimulatedFault Where(SimulatedFault fault, string word, string text) =>
        Targets.TryGetValue(word, out var target) ? fault with { On = target }
        : word[0] == '/' ? fault with { Path = word }
        : word.Equals("done", StringComparison.OrdinalIgnoreCase) ? fault with { IsDone = true }
        : throw Wrong(text, $"'{word}' is none of {string.Join(", ", Targets.Keys)}, done, and no path");

    private static int Number(string text, string what, string whole) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw Wrong(whole, $"'{text}' does not say {what}");

    private static double Chance(string text, string whole) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var chance) && chance is > 0 and <= 1
            ? chance
            : throw Wrong(whole, $"'{text}' is no probability above 0 and up to 1");

    private static FormatException Wrong(string text, string why) => new($"'{text}' is not a fault: {why}.");
}
