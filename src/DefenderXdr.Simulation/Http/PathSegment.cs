using System.Text.RegularExpressions;

namespace DefenderXdr.Simulation;

/// <summary>One segment of an operation's path: a word, a value, or a function with values among its arguments.</summary>
internal sealed class PathSegment
{
    private static readonly Regex Name = new(@"\\\{(?<name>\w+)}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private readonly string template;
    private readonly string? whole;
    private readonly Regex? function;

    internal PathSegment(string template)
    {
        this.template = template;
        if (template.IndexOf('{') < 0)
            return;
        if (template[0] == '{')
            whole = template.Trim('{', '}');
        else
            function = new("^" + Name.Replace(Regex.Escape(template), "(?<${name}>.*)") + "$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);
    }

    /// <summary>Whether a segment is this one; the values that it has go with the others.</summary>
    internal bool Match(string segment, Dictionary<string, string> values)
    {
        if (whole is not null)
        {
            values[whole] = segment;
            return true;
        }

        if (function is null)
            return string.Equals(template, segment, StringComparison.OrdinalIgnoreCase);
        var match = function.Match(segment);
        foreach (var name in function.GetGroupNames().Where(name => name != "0"))
            values[name] = match.Groups[name].Value;
        return match.Success;
    }
}
