using System.Collections;
using System.Globalization;
using System.Management.Automation;
using DefenderXdr.Json;

namespace DefenderXdr.PowerShell;

/// <summary>Writes a command with its parameters as a person would type it, to be copied.</summary>
internal static class CommandLine
{
    public static string Of(string command, IEnumerable<KeyValuePair<string, object>> parameters) => string.Join(" ", [command, .. parameters.Select(Parameter)]);

    private static string Parameter(KeyValuePair<string, object> parameter) => parameter.Value is SwitchParameter { IsPresent: var isPresent }
        ? isPresent ? $"-{parameter.Key}" : $"-{parameter.Key}:$false"
        : $"-{parameter.Key} {Argument(parameter.Value)}";

    private static string Argument(object value) => value switch
    {
        string text => Quoted(text),
        DateTimeOffset time => Quoted(Iso8601.Format(time)),
        IEnumerable list => string.Join(", ", list.Cast<object>().Select(Argument)),
        IFormattable number and (int or long or double) => number.ToString(null, CultureInfo.InvariantCulture),
        Enum word => word.ToString(),
        _ => Quoted(value.ToString() ?? ""),
    };

    private static string Quoted(string text) => "'" + text.Replace("'", "''") + "'";
}
