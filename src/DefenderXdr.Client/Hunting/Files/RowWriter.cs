using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>
/// Writes rows as text, whose form a derived class knows. No value is boxed and no string is made on the way: what a cell says is written into one
/// buffer, which its owner empties from time to time.
/// </summary>
/// <param name="withOrigin">Whether each row begins with where it came from.</param>
internal abstract class RowWriter(bool withOrigin)
{
    // More than this is not kept for rows to come: one may have a cell of megabytes.
    private const int Usual = 64 * 1024;

    private static readonly string[] Origins = [HuntingSchema.ConnectionName, HuntingSchema.TenantId];

    private HuntingSchema? schema;
    private bool withConnection;
    private bool withTenant;

    /// <summary>What has been written since the buffer was emptied.</summary>
    public char[] Buffer { get; private set; } = new char[4 * 1024];

    /// <summary>How much of the buffer that is.</summary>
    public int Length { get; protected set; }

    /// <summary>The row as text, which the buffer holds behind what it held before.</summary>
    [MethodImpl(JitOptions.Hot)]
    public void Row(HuntingRow row)
    {
        if (row.Layout != schema) Begin(row.Layout);
        BeginRow();
        if (withConnection) Text(row.Connection);
        if (withTenant) Text(row.Tenant);
        row.Write(this);
        EndRow();
    }

    /// <summary>The names of what is written of each row: the columns, and before them where it came from, where that is asked for and no column is called so.</summary>
    public IReadOnlyList<string> NamesOf(IReadOnlyList<HuntingColumn> columns) =>
        [.. Origins.Where(name => withOrigin && !columns.Any(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))), .. columns.Select(column => column.Name)];

    /// <summary>Empties the buffer.</summary>
    public void Clear()
    {
        Length = 0;
        if (Buffer.Length > Usual) Buffer = new char[Usual];
    }

    public abstract void Text(string? value);

    public abstract void Long(long? value);

    public void Int(int? value) => Long(value);

    public abstract void Double(double? value);

    public abstract void Decimal(decimal? value);

    public abstract void Bool(bool? value);

    public abstract void DateTime(DateTime? value);

    public abstract void Guid(Guid? value);

    public abstract void TimeSpan(TimeSpan? value);

    /// <summary>A value of a column that takes any: one of the types above, a number of any size, a dictionary or an array.</summary>
    public void Any(object? value)
    {
        switch (value)
        {
            case null: Text(null); break;
            case string text: Text(text); break;
            case long or int: Long(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case double number: Double(number); break;
            case decimal number: Decimal(number); break;
            case bool truth: Bool(truth); break;
            case DateTime time: DateTime(time); break;
            case Guid id: Guid(id); break;
            case TimeSpan span: TimeSpan(span); break;
            case BigInteger number: Big(number); break;
            default: Nested((IEnumerable)value); break;
        }
    }

    protected abstract void Big(BigInteger value);

    /// <summary>A dictionary or an array.</summary>
    protected abstract void Nested(IEnumerable value);

    /// <summary>The rows from now on have these members.</summary>
    protected abstract void Begin(IReadOnlyList<string> names);

    protected abstract void BeginRow();

    protected abstract void EndRow();

    /// <summary>Makes room for so many characters.</summary>
    [MethodImpl(JitOptions.Hot)]
    protected char[] Room(int count)
    {
        if (Buffer.Length - Length < count) Grow(count);
        return Buffer;
    }

    protected void Append(char letter) => Room(1)[Length++] = letter;

    [MethodImpl(JitOptions.Hot)]
    protected void Append(string text) => Append(text, 0, text.Length);

    [MethodImpl(JitOptions.Hot)]
    protected void Append(string text, int start, int count)
    {
        text.CopyTo(start, Room(count), Length, count);
        Length += count;
    }

    [MethodImpl(JitOptions.Hot)]
    protected void AppendNumber(long number)
    {
        const int Longest = 20;
        var to = Room(Longest);
        var place = Length + Longest;

        // Downwards from nothing, because the least number has no positive twin.
        var rest = number < 0 ? number : -number;
        do
        {
            to[--place] = (char)('0' - rest % 10);
            rest /= 10;
        }
        while (rest != 0);
        if (number < 0) to[--place] = '-';
        var length = Length + Longest - place;
        Array.Copy(to, place, to, Length, length);
        Length += length;
    }

    /// <summary>As many digits as tell the number from every other one.</summary>
    protected void AppendReal(double number)
    {
#if NET
        number.TryFormat(Room(32).AsSpan(Length), out var count, "R", CultureInfo.InvariantCulture);
        Length += count;
#else
        // The shortest form is not exact there.
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        Append(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var same) && !same.Equals(number) ? number.ToString("G17", CultureInfo.InvariantCulture) : text);
#endif
    }

    /// <summary>A date in ISO 8601, UTC, with as many of seven fractional digits as say something.</summary>
    [MethodImpl(JitOptions.Hot)]
    protected void AppendDate(DateTime time)
    {
        var utc = time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time;
        var to = Room(28);
        Digits(to, 0, 4, utc.Year);
        to[Length + 4] = '-';
        Digits(to, 5, 2, utc.Month);
        to[Length + 7] = '-';
        Digits(to, 8, 2, utc.Day);
        to[Length + 10] = 'T';
        Digits(to, 11, 2, utc.Hour);
        to[Length + 13] = ':';
        Digits(to, 14, 2, utc.Minute);
        to[Length + 16] = ':';
        Digits(to, 17, 2, utc.Second);
        Length += 19;

        var fraction = (int)(utc.Ticks % System.TimeSpan.TicksPerSecond);
        if (fraction > 0)
        {
            to[Length] = '.';
            Digits(to, 1, 7, fraction);
            Length += 8;
            while (to[Length - 1] == '0') Length--;
        }
        to[Length++] = 'Z';
    }

    protected void AppendGuid(Guid id)
    {
#if NET
        id.TryFormat(Room(36).AsSpan(Length), out var count);
        Length += count;
#else
        Append(id.ToString("D"));
#endif
    }

    [MethodImpl(JitOptions.Hot)]
    private void Digits(char[] to, int offset, int count, int value)
    {
        for (var place = Length + offset + count - 1; place >= Length + offset; place--)
        {
            to[place] = (char)('0' + value % 10);
            value /= 10;
        }
    }

    private void Begin(HuntingSchema rows)
    {
        schema = rows;
        var names = NamesOf(rows.Columns);
        withConnection = withOrigin && rows.IndexOf(HuntingSchema.ConnectionName) < 0;
        withTenant = withOrigin && rows.IndexOf(HuntingSchema.TenantId) < 0;
        Begin(names);
    }

    private void Grow(int count)
    {
        var larger = new char[Math.Max(Buffer.Length * 2, Length + count)];
        Array.Copy(Buffer, larger, Length);
        Buffer = larger;
    }
}
