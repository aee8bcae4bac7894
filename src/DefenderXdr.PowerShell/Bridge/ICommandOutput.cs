namespace DefenderXdr.PowerShell;

/// <summary>What a command gives out. The pipeline stands behind it in PowerShell, a list in the tests.</summary>
internal interface ICommandOutput : IClientEvents
{
    /// <summary>An object for the pipeline.</summary>
    void Object(object value);

    /// <summary>A thing that alerts are about, shown with the incident that it was taken out of.</summary>
    void Entity(DefenderEvidence entity);

    /// <summary>Hunting rows for the pipeline, which come together: one at least.</summary>
    void Rows(IReadOnlyList<HuntingRow> rows);

    /// <summary>A JSON value for the pipeline: text, a number, a boolean, an array, or an object as a dictionary.</summary>
    void Json(object value);

    /// <summary>Asks whether to change something: the answer of -WhatIf, -Confirm and the user.</summary>
    /// <param name="target">What would change.</param>
    /// <param name="action">How.</param>
    /// <param name="force">Whether it was said to be meant: then nobody is asked, but -WhatIf counts all the same, and so does -Confirm.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.ConfirmationRequired"/>: there is nobody to ask.</exception>
    Task<bool> ShouldProcessAsync(string target, string action, bool force = false);

    /// <summary>A non-terminating error about one item.</summary>
    void Error(DefenderException error, object? target);
}
