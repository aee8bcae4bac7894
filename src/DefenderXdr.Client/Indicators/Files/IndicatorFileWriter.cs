using System.Text;
using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>Writes indicators into a file, which has its name when all of them are in it, and not before.</summary>
internal sealed class IndicatorFileWriter : IDisposable
{
    private readonly DraftFile draft;
    private readonly StreamWriter text;
    private readonly IndicatorField[] columns;
    private readonly CsvRowWriter? csv;
    private readonly bool isList;
    private bool isFirst = true;

    /// <param name="path">Where it will be; its extension says its form: .csv, .json for a list, .jsonl or .ndjson for an object on each line.</param>
    /// <param name="of">The columns of CSV.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidParameter"/>: the extension tells no form. <see cref="ErrorIds.OutFileUnwritable"/>.</exception>
    public IndicatorFileWriter(string path, IndicatorColumns of)
    {
        var extension = Path.GetExtension(path).ToUpperInvariant();
        if (extension is not (".CSV" or ".JSON" or ".JSONL" or ".NDJSON"))
            throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"'{path}' does not say what it is to hold.", "Give a file the extension .csv, .json, or .jsonl for a JSON object on each line.");
        if (of == IndicatorColumns.Portal && extension != ".CSV")
            throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"The portal's columns are those of CSV, and '{path}' is to be JSON.", "Give a file the extension .csv, or leave -As out.");
        if (Directory.Exists(path)) throw DefenderErrors.Create(ErrorIds.OutFileUnwritable, $"The indicators could not be written to '{path}': it is a folder.");

        isList = extension == ".JSON";
        columns = [.. IndicatorFields.All.Where(field => of == IndicatorColumns.Module || field.Portal is not null)];
        draft = new DraftFile(path);
        text = new StreamWriter(draft.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        if (extension != ".CSV") return;
        csv = new CsvRowWriter(withOrigin: false);
        Record(columns.Select(field => of == IndicatorColumns.Portal ? field.Portal : field.Name));
    }

    /// <summary>Writes an indicator.</summary>
    public void Write(DefenderIndicator indicator)
    {
        if (csv is not null) Record(columns.Select(field => field.Text(indicator)));
        else Json(indicator);
    }

    /// <summary>Gives the file its name, in the place of an older one.</summary>
    public void Keep()
    {
        draft.OnDisk(() =>
        {
            if (isList) text.Write(isFirst ? "[]" : "\n]\n");
            text.Dispose();
        });
        draft.Keep();
    }

    public void Dispose()
    {
        try
        {
            text.Dispose();
        }
        catch (IOException)
        {
            // What went wrong before is what counts.
        }
        draft.Dispose();
    }

    private void Record(IEnumerable<string?> cells)
    {
        csv!.Record(cells);
        draft.OnDisk(() => text.Write(csv.Buffer, 0, csv.Length));
        csv.Clear();
    }

    // With the API's names, and all that the service sent.
    private void Json(DefenderIndicator indicator)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in columns)
            if (field.Get(indicator) is { } value) members[field.Wire] = value;
        foreach (var other in indicator.AdditionalProperties)
            if (!members.ContainsKey(other.Key)) members[other.Key] = other.Value;

        var line = JsonText.Of(members);
        draft.OnDisk(() => text.Write(isList ? (isFirst ? "[\n" : ",\n") + line : line + "\n"));
        isFirst = false;
    }
}
