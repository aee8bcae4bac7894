using System.Text;

namespace DefenderXdr;

/// <summary>One result on its way into a file: a draft, which ends with the last of its rows.</summary>
internal sealed class HuntingFilePart : IDisposable
{
    private const int Enough = 32 * 1024;

    private readonly DraftFile draft;
    private readonly RowWriter rows;
    private readonly CsvColumns? columns;
    private HuntingSchema? schema;
    private StreamWriter? text;

    public HuntingFilePart(DraftFile draft, RowWriter rows)
    {
        this.draft = draft;
        this.rows = rows;
        if (rows is CsvRowWriter csv) columns = new CsvColumns(csv);
        Open(FileMode.Create);
    }

    /// <summary>How many rows it has.</summary>
    public long Rows { get; private set; }

    /// <summary>Writes a row.</summary>
    public void Write(HuntingRow row)
    {
        if (row.Layout != schema) Columns((schema = row.Layout).Columns);
        rows.Row(row);
        Rows++;
        if (rows.Length >= Enough) Flush();
    }

    /// <summary>Says which columns the rows have: CSV tells them before the first row, also where there is none.</summary>
    public void Columns(IReadOnlyList<HuntingColumn> of)
    {
        if (columns is null) return;
        var names = rows.NamesOf(of);
        if (columns.Fit(names)) return;

        // What the schema does not foresee has come up among the rows, or nothing is there yet.
        Close();
        columns.Widen(draft, names);
        Open(FileMode.Append);
    }

    /// <summary>Ends it.</summary>
    public void Close()
    {
        if (text is null) return;
        Flush();
        draft.OnDisk(text.Dispose);
        text = null;
    }

    /// <summary>Puts another one behind this one; both have ended.</summary>
    public void Append(HuntingFilePart other)
    {
        if (columns is not null && other.columns is not null)
        {
            if (!columns.Fit(other.columns.Names)) columns.Widen(draft, other.columns.Names);
            if (!other.columns.Fit(columns.Names)) other.columns.Widen(other.draft, columns.Names);
        }
        other.draft.AppendTo(draft, other.columns?.HeaderLength ?? 0);
        other.Dispose();
        Rows += other.Rows;
    }

    /// <summary>Gives the file its name, or another one.</summary>
    public void Keep(string? name = null)
    {
        Close();
        draft.Keep(name);
    }

    public void Dispose()
    {
        try
        {
            text?.Dispose();
        }
        catch (IOException)
        {
            // What went wrong before is what counts.
        }
        draft.Dispose();
    }

    private void Open(FileMode mode) => text = new StreamWriter(draft.Open(mode), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Enough);

    private void Flush()
    {
        draft.OnDisk(() => text!.Write(rows.Buffer, 0, rows.Length));
        rows.Clear();
    }
}
