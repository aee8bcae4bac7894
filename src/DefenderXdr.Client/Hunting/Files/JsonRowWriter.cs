using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>Writes each row as one JSON object on a line, in the form of ConvertTo-Json -Compress; a length of time is text (<c>1.02:03:04</c>).</summary>
internal sealed class JsonRowWriter(bool withOrigin) : RowWriter(withOrigin)
{
    // What stands before each value: the comma and the name.
    private string[] openings = [];
    private int place;

    /// <summary>The row alone, as a string.</summary>
    public string TextOf(HuntingRow row)
    {
        Clear();
        Row(row);
        return new string(Buffer, 0, Length - 1);
    }

    /// <summary>A value as compact JSON.</summary>
    public static string TextOf(IEnumerable value)
    {
        var writer = new JsonRowWriter(withOrigin: false);
        writer.Value(value);
        return new string(writer.Buffer, 0, writer.Length);
    }

    [MethodImpl(JitOptions.Hot)]
    public override void Text(string? value)
    {
        Open();
        if (value is null) Append("null");
        else Quoted(value);
    }

    [MethodImpl(JitOptions.Hot)]
    public override void Long(long? value)
    {
        Open();
        if (value is { } number) AppendNumber(number);
        else Append("null");
    }

    public override void Double(double? value)
    {
        Open();
        if (value is { } number) Real(number);
        else Append("null");
    }

    public override void Decimal(decimal? value)
    {
        Open();
        if (value is { } number) WithPoint(number.ToString(CultureInfo.InvariantCulture));
        else Append("null");
    }

    [MethodImpl(JitOptions.Hot)]
    public override void Bool(bool? value)
    {
        Open();
        Append(value switch { null => "null", true => "true", false => "false" });
    }

    [MethodImpl(JitOptions.Hot)]
    public override void DateTime(DateTime? value)
    {
        Open();
        if (value is not { } time)
        {
            Append("null");
            return;
        }
        Append('"');
        AppendDate(time);
        Append('"');
    }

    public override void Guid(Guid? value)
    {
        Open();
        if (value is not { } id)
        {
            Append("null");
            return;
        }
        Append('"');
        AppendGuid(id);
        Append('"');
    }

    public override void TimeSpan(TimeSpan? value) => Text(value?.ToString("c", CultureInfo.InvariantCulture));

    protected override void Big(BigInteger value)
    {
        Open();
        Append(value.ToString(CultureInfo.InvariantCulture));
    }

    protected override void Nested(IEnumerable value)
    {
        Open();
        Value(value);
    }

    protected override void Begin(IReadOnlyList<string> names)
    {
        var plain = new JsonRowWriter(withOrigin: false);
        openings = [.. names.Select((name, i) =>
        {
            plain.Clear();
            plain.Append(i == 0 ? '{' : ',');
            plain.Quoted(name);
            plain.Append(':');
            return new string(plain.Buffer, 0, plain.Length);
        })];
    }

    protected override void BeginRow() => place = 0;

    protected override void EndRow() => Append(openings.Length == 0 ? "{}\n" : "}\n");

    [MethodImpl(JitOptions.Hot)]
    private void Open() => Append(openings[place++]);

    // Values within values, which have no columns.
    private void Value(object? value)
    {
        switch (value)
        {
            case null: Append("null"); break;
            case string text: Quoted(text); break;
            case bool truth: Append(truth ? "true" : "false"); break;
            case double number: Real(number); break;
            case IDictionary<string, object?> members:
                var before = '{';
                foreach (var member in members)
                {
                    Append(before);
                    Quoted(member.Key);
                    Append(':');
                    Value(member.Value);
                    before = ',';
                }
                Append(members.Count == 0 ? "{}" : "}");
                break;
            case IEnumerable items:
                var separator = '[';
                foreach (var item in items)
                {
                    Append(separator);
                    Value(item);
                    separator = ',';
                }
                Append(separator == '[' ? "[]" : "]");
                break;
            default: Append(Convert.ToString(value, CultureInfo.InvariantCulture)!); break;
        }
    }

    private void Real(double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number)) Quoted(number.ToString(CultureInfo.InvariantCulture));
        else
        {
            var start = Length;
            AppendReal(number);
            if (Array.FindIndex(Buffer, start, Length - start, letter => letter is '.' or 'E') < 0) Append(".0");
        }
    }

    private void WithPoint(string number) => Append(number.IndexOf('.') < 0 ? number + ".0" : number);

    [MethodImpl(JitOptions.Hot)]
    private void Quoted(string text)
    {
        // Room for a text without anything to escape; with it, for each character as it comes.
        var to = Room(text.Length + 2);
        var at = Length;
        to[at++] = '"';
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter < 128 ? letter >= ' ' && letter != '"' && letter != '\\' : IsPlain(letter))
            {
                to[at++] = letter;
                continue;
            }
            Length = at;
            if (char.IsSurrogatePair(text, i))
            {
                Append(letter);
                Append(text[++i]);
            }
            else Escape(letter);
            to = Room(text.Length - i + 1);
            at = Length;
        }
        to[at++] = '"';
        Length = at;
    }

    // Not so: what is no character of its own, and what some parsers take for the end of a line.
    private static bool IsPlain(char letter) => letter is not ('\u0085' or '\u2028' or '\u2029' or (>= '\ud800' and <= '\udfff'));

    private void Escape(char letter)
    {
        switch (letter)
        {
            case '"': Append("\\\""); break;
            case '\\': Append("\\\\"); break;
            case '\n': Append("\\n"); break;
            case '\r': Append("\\r"); break;
            case '\t': Append("\\t"); break;
            case '\b': Append("\\b"); break;
            case '\f': Append("\\f"); break;
            default: Append("\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture)); break;
        }
    }
}
