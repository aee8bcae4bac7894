using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>A family's objects on one API: its paths, filters, spelling and page size. Nothing of HTTP.</summary>
internal interface IListBackEnd<T, TQuery, TId> where T : class
{
    /// <summary>Where a list starts and how it goes on.</summary>
    ListPlan<T> List(TQuery query);

    /// <summary>The request for one object.</summary>
    ApiRequest Get(TId id);
}
