using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>One API's way of doing what a family does.</summary>
internal interface IBackEnd
{
    /// <summary>The operation whose permission decides whether this back end is open.</summary>
    ApiOperation Operation { get; }
}

/// <summary>A family's objects on one API: its paths, filters, spelling and page size. Nothing of HTTP.</summary>
internal interface IListBackEnd<T, TQuery, TId> : IBackEnd where T : class
{
    /// <summary>Where a list starts and how it goes on.</summary>
    ListPlan<T> List(TQuery query);

    /// <summary>The request for one object.</summary>
    ApiRequest Get(TId id);
}
