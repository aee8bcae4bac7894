using System.Globalization;
using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>One call per JSON member, in the services' formats.</summary>
internal static class JsonMembers
{
    internal static void Member(this JsonTextWriter json, string name, string? value)
    {
        json.WritePropertyName(name, escape: false);
        json.WriteValue(value);
    }

    internal static void Member(this JsonTextWriter json, string name, long? value)
    {
        json.WritePropertyName(name, escape: false);
        json.WriteValue(value);
    }

    internal static void Fraction(this JsonTextWriter json, string name, double value)
    {
        json.WritePropertyName(name, escape: false);
        json.WriteValue(value);
    }

    internal static void Member(this JsonTextWriter json, string name, bool value)
    {
        json.WritePropertyName(name, escape: false);
        json.WriteValue(value);
    }

    internal static void Member(this JsonTextWriter json, string name, DateTimeOffset? value)
    {
        json.WritePropertyName(name, escape: false);
        json.WriteValue(value is { } time ? Time(time) : null);
    }

    internal static void Member(this JsonTextWriter json, string name, IEnumerable<string> values)
    {
        json.StartArray(name);
        foreach (var value in values)
            json.WriteValue(value);
        json.WriteEndArray();
    }

    internal static void StartArray(this JsonTextWriter json, string name)
    {
        json.WritePropertyName(name, escape: false);
        json.WriteStartArray();
    }

    internal static void StartObject(this JsonTextWriter json, string name)
    {
        json.WritePropertyName(name, escape: false);
        json.WriteStartObject();
    }

    internal static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
