using System;

namespace Intuit.Ipp.Data;

public class DiscountLineDetail : DiscountOverride
{
    public ReferenceType ClassRef { get; set; }
    public DateTime ServiceDate { get; set; }
    public bool ServiceDateSpecified { get; set; }
    public ReferenceType TaxCodeRef { get; set; }
}
