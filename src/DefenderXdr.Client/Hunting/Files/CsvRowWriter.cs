using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>
/// Writes each row as a record of CSV (RFC 4180), quoted only where it must be. Null is nothing and empty text is two quotes; numbers and dates are
/// those of no culture, so that a file means the same everywhere. The records have no header: that is the file's.
/// </summary>
internal sealed class CsvRowWriter(bool withOrigin) : RowWriter(withOrigin)
{
    private static readonly char[] Special = [',', '"', '\r', '\n'];

    private bool isFirst;
    private int cells;

    /// <summary>How many cells a record has; those that a row lacks are empty ones at its end.</summary>
    public int Width { get; set; }

    /// <summary>A record of texts, such as the header.</summary>
    public void Record(IEnumerable<string?> cells)
    {
        BeginRow();
        foreach (var cell in cells) Text(cell);
        Append("\r\n");
    }

    [MethodImpl(JitOptions.Hot)]
    public override void Text(string? value)
    {
        Separate();
        if (value is null) return;
        if (value.Length == 0) Append("\"\"");
        else if (value.IndexOfAny(Special) < 0 && !IsTrimmed(value[0]) && !IsTrimmed(value[value.Length - 1])) Append(value);
        else Quoted(value);
    }

    [MethodImpl(JitOptions.Hot)]
    public override void Long(long? value)
    {
        Separate();
        if (value is { } number) AppendNumber(number);
    }

    public override void Double(double? value)
    {
        Separate();
        if (value is { } number) AppendReal(number);
    }

    public override void Decimal(decimal? value) => Text(value?.ToString(CultureInfo.InvariantCulture));

    // As Export-Csv spells it.
    [MethodImpl(JitOptions.Hot)]
    public override void Bool(bool? value)
    {
        Separate();
        if (value is { } truth) Append(truth ? "True" : "False");
    }

    [MethodImpl(JitOptions.Hot)]
    public override void DateTime(DateTime? value)
    {
        Separate();
        if (value is { } time) AppendDate(time);
    }

    public override void Guid(Guid? value)
    {
        Separate();
        if (value is { } id) AppendGuid(id);
    }

    public override void TimeSpan(TimeSpan? value) => Text(value?.ToString("c", CultureInfo.InvariantCulture));

    protected override void Big(BigInteger value) => Text(value.ToString(CultureInfo.InvariantCulture));

    protected override void Nested(IEnumerable value) => Text(JsonRowWriter.TextOf(value));

    protected override void Begin(IReadOnlyList<string> names) => cells = names.Count;

    protected override void BeginRow() => isFirst = true;

    protected override void EndRow()
    {
        for (var i = cells; i < Width; i++) Append(',');
        Append("\r\n");
    }

    [MethodImpl(JitOptions.Hot)]
    private void Separate()
    {
        if (!isFirst) Append(',');
        isFirst = false;
    }

    // Readers drop blanks around what is not quoted, and take the sign for a comment or a mark of the encoding.
    private static bool IsTrimmed(char letter) => letter is ' ' or '\t' or '#' or '\ufeff';

    private void Quoted(string text)
    {
        Append('"');
        var start = 0;
        for (var quote = text.IndexOf('"'); quote >= 0; quote = text.IndexOf('"', start))
        {
            Append(text, start, quote + 1 - start);
            Append('"');
            start = quote + 1;
        }
        Append(text, start, text.Length - start);
        Append('"');
    }
}
